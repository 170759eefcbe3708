"""The texts of a page in reading order, each with the kind of block or field it stands in."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from django.db import models
from django.utils.html import strip_tags
from wagtail.blocks import StreamValue, StructValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

from core.streams import walk

BLOCK_END = re.compile(r"</(?:p|li|h\d|blockquote)>|<br\s*/?>")


class TextPart(NamedTuple):
    """A text and its kind, such as "paragraph" or "heading"; rich text is a RichText value."""

    kind: str
    value: Any

    @property
    def text(self) -> str:
        return plain_text(self.value)


def text_parts(page: Page) -> Iterator[TextPart]:
    """Yield every text of a page in the order of its fields."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _parts_in_stream(getattr(page, field.name))
        elif isinstance(field, RichTextField):
            yield TextPart("paragraph", RichText(getattr(page, field.name) or ""))
        elif isinstance(field, models.TextField) and field.name == "intro":
            yield TextPart("summary", getattr(page, field.name))


def _parts_in_stream(stream: StreamValue) -> Iterator[TextPart]:
    for node in walk(stream):
        is_left_out = node.value == "" and isinstance(node.holder, StructValue)  # a field that may be left empty
        if isinstance(node.value, str | RichText) and not is_left_out:
            yield TextPart(node.name, node.value)


def plain_text(value: Any) -> str:
    """Return a text without HTML, one line for each paragraph."""
    if isinstance(value, RichText):
        return unescape(strip_tags(BLOCK_END.sub("\n", value.source))).strip()
    return str(value or "")
