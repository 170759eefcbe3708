from io import BytesIO

import factory
from django.core.files.images import ImageFile
from PIL import Image

from core.models import SiteImage, SiteRendition
from core.prefetch.renditions import all_filters


def picture_file(name="picture.png", size=(64, 36), kind="PNG"):
    """Return a small plain picture as an uploaded file would be."""
    content = BytesIO()
    Image.new("RGB", size, "#17357f").save(content, kind)
    content.seek(0)
    return ImageFile(content, name=name)


class ImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SiteImage

    title = factory.Sequence("Picture {}".format)
    file = factory.LazyFunction(picture_file)


def prepared_images(count):
    """Return so many pictures that have all their renditions, as the worker would have made them; without any file."""
    size = {"width": 1280, "height": 720}
    about = {"title": "Picture", "file": "original_images/picture.jpg", "file_size": 1000, **size}
    images = [SiteImage.objects.create(**about) for _number in range(count)]
    SiteRendition.objects.bulk_create(
        SiteRendition(
            image=image, filter_spec=spec, focal_point_key="", file=f"images/{image.pk}.{spec}.{spec[-4:]}", **size
        )
        for image in images
        for spec in (made.spec for made in all_filters())
    )
    return images
