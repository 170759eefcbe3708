"""The texts of a page as a reader meets them, with the kind of part each stands in."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from django.db import models
from django.utils.html import strip_tags
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

BLOCK_END = re.compile(r"</(?:p|li|h\d|blockquote)>|<br\s*/?>")


class Part(NamedTuple):
    """A text and what it stands in, such as "paragraph" or "heading"; rich text comes with its marks."""

    kind: str
    value: Any

    @property
    def text(self) -> str:
        return plain(self.value)


def parts_of(page: Page) -> Iterator[Part]:
    """Yield every text of a page in the order of its fields."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _in_stream(getattr(page, field.name))
        elif isinstance(field, RichTextField):
            yield Part("paragraph", RichText(getattr(page, field.name) or ""))
        elif isinstance(field, models.TextField) and field.name == "intro":
            yield Part("summary", getattr(page, field.name))


def _in_stream(stream: StreamValue) -> Iterator[Part]:
    for block in stream:
        yield from _in_value(block.block_type, block.value)


def _in_value(kind: str, value: Any) -> Iterator[Part]:
    if isinstance(value, StructValue):
        for name, inner in value.items():
            if inner != "":  # a field that may be left empty says nothing
                yield from _in_value(name, inner)
    elif isinstance(value, StreamValue):
        yield from _in_stream(value)
    elif isinstance(value, ListValue):
        for inner in value:
            yield from _in_value(kind, inner)
    elif isinstance(value, str | RichText):
        yield Part(kind, value)


def structs_in(value: Any) -> Iterator[StructValue]:
    """Yield every struct inside a stream, a list or another struct, the outer ones first."""
    if isinstance(value, StructValue):
        yield value
        inside = list(value.values())
    elif isinstance(value, StreamValue):
        inside = [block.value for block in value]
    else:
        inside = list(value) if isinstance(value, ListValue) else []
    for inner in inside:
        yield from structs_in(inner)


def plain(value: Any) -> str:
    """Return a text without its marks, one line for each paragraph."""
    if isinstance(value, RichText):
        return unescape(strip_tags(BLOCK_END.sub("\n", value.source))).strip()
    return str(value or "")
