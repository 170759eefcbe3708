"""Previews of blocks in the block chooser: each block with example content."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.images import get_image_model


def with_preview(block: blocks.Block, value: Any, description) -> blocks.Block:
    """Give a block instance a preview and a description without writing them into migrations."""
    block.meta.preview_value = value
    block.meta.description = description
    return block


def example_picture() -> dict:
    """Return example content with the first picture of this site, or without one."""
    return {
        "image": get_image_model().objects.order_by("pk").first(),
        "alt": _("What can be seen in the picture"),
        "caption": _("A caption: who, where, when."),
        "credit": _("Photo: a volunteer"),
    }


def example_gallery() -> dict:
    return {
        "pictures": [example_picture() | {"image": image} for image in get_image_model().objects.order_by("pk")[:4]]
    }


def example_document() -> dict:
    return {"document": get_document_model().objects.order_by("pk").first(), "title": ""}


def example_sound() -> dict:
    return {"title": _("Title of the interview or film"), "file": None, "transcript": ""}


def example_film() -> dict:
    return {"title": _("Title of the interview or film"), "file": None, "captions": None, "picture": None}
