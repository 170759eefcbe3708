"""Uploads of pictures: every picture is encoded again, so that nothing but its pixels is stored.

A photograph carries the place it was taken, the camera, often its owner's name, and sometimes a hidden
file behind the picture. All of that could lead to a person, so none of it is stored.
"""

import io
from copy import deepcopy

import willow
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.i18n.invisible_characters import without_invisible_characters
from core.permissions.forms import SharedRowForm
from core.prefetch.renditions import UNREADABLE

QUALITY = {"JPEG": 92, "WEBP": 92, "AVIF": 85}


def reencoded(content: bytes) -> bytes:
    """Return the picture upright and without any metadata.

    Raises one of UNREADABLE if the file is damaged, or larger than memory should hold.
    """
    with Image.open(io.BytesIO(content)) as image:
        kind, colours = image.format, image.info.get("icc_profile")
        options = {"quality": QUALITY[kind], "exif": b""} if kind in QUALITY else {}
        if colours:
            options["icc_profile"] = colours
        output = io.BytesIO()
        if getattr(image, "is_animated", False):
            options |= {"save_all": True, "loop": 0, "duration": image.info.get("duration", 100)}
            image.save(output, kind, **options)
        else:
            upright = ImageOps.exif_transpose(image)
            upright.info = {}
            upright.save(output, kind, **options)
    return output.getvalue()


class PictureField(WagtailImageField):
    """An upload of a picture: encoded again, or refused with a message if it is damaged."""

    def to_python(self, data):
        try:
            file = super().to_python(data)
            if file is None:
                return None
            file.seek(0)
            content = reencoded(file.read())
        except UNREADABLE as error:
            raise ValidationError(
                _(
                    "This file is damaged or far too large. Open it on your device, save it again as JPEG, and try once more."
                ),
                code="damaged",
            ) from error
        clean = SimpleUploadedFile(file.name, content, file.content_type)
        clean.image = willow.Image.open(io.BytesIO(content))
        return clean


class SiteImageForm(SharedRowForm, BaseImageForm):
    """The form behind every upload of a picture in the admin: single, many at once, and in choosers."""

    file = PictureField(label=_("File"), widget=deepcopy(BaseImageForm.Meta.widgets["file"]))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        said = PictureField()  # Wagtail's field keeps its words in the language it was made in
        self.fields["file"].help_text, self.fields["file"].error_messages = said.help_text, said.error_messages

    def clean_title(self):
        return without_invisible_characters(self.cleaned_data["title"])
