"""Renditions of all pictures of a page, fetched with one query, and made beforehand."""

from functools import cache
from typing import Any

from django.db import models
from PIL import Image, UnidentifiedImageError
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter

from core.prefetch.choosers import prefetched
from core.streams import leaves_of

# What reading a picture's file may raise when it is lost, damaged, or larger than memory should hold.
UNREADABLE = (Image.DecompressionBombError, UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError)

FORMATS = ("avif", "webp", "jpeg")
SHAPES = {
    "wide": ("fill-240x135", "fill-400x225", "fill-800x450", "fill-1280x720"),  # 16:9, round the focal point
    "whole": ("max-400x800", "max-800x1600", "max-1280x2560"),
}


@cache
def filters(shape: str) -> tuple[Filter, ...]:
    """Return the image filters of a shape; cached, since a filter parses its specification."""
    return tuple(Filter(f"{size}|format-{kind}") for size in SHAPES[shape] for kind in FORMATS)


def all_filters() -> list[Filter]:
    """Return the filter of every rendition that a public page may show."""
    return [made for shape in SHAPES for made in filters(shape)]


def images_of(instance: models.Model) -> list[AbstractImage]:
    """Return every picture of a page: its image fields and the pictures in its streams."""
    values = [getattr(instance, field.name) for field in _image_fields(instance)] + list(leaves_of(instance))
    return [value for value in values if isinstance(value, AbstractImage)]


def _image_fields(instance: models.Model) -> list[models.ForeignKey]:
    return [
        field
        for field in instance._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and issubclass(field.related_model, AbstractImage)
    ]


def picture_ids(page, *on_cards) -> set[int]:
    """Return the ids of the pictures in the fields of a page and on cards, to be fetched with those in its streams."""
    return {getattr(page, field.attname) for field in _image_fields(page)} - {None} | {
        picture.pk for picture in _pictures_of(on_cards)
    }


def prefetch_renditions(page, *on_cards) -> None:
    """Prefetch the renditions of all pictures of a page and of the cards on it: no query for those fetched before."""
    _fetch(images_of(page) + _pictures_of(on_cards))


def prefetch_card_renditions(*pages) -> None:
    """Fetch the renditions of the pictures that cards of these pages show: one query, or none without any."""
    _fetch(_pictures_of(pages))


def _pictures_of(pages) -> list[AbstractImage]:
    return [page.card_picture for page in pages if page.card_picture]


def _fetch(images: list[AbstractImage]) -> None:
    unknown = []
    for image in images:
        known: Any = prefetched(type(image), image.pk)
        if known is None:
            unknown.append(image)
        else:
            image.prefetched_renditions = known.prefetched_renditions
    if unknown:
        models.prefetch_related_objects(unknown, "renditions")


def make_renditions(image: AbstractImage) -> None:
    """Make every rendition of a picture that is not made yet."""
    image.get_renditions(*all_filters())


def images_without_renditions() -> models.QuerySet:
    """Return the pictures that lack some rendition, newest first."""
    wanted = [made.spec for made in all_filters()]
    made = models.Count("renditions", filter=models.Q(renditions__filter_spec__in=wanted))
    return get_image_model().objects.annotate(made=made).filter(made__lt=len(wanted)).order_by("-pk")
