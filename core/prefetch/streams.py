"""Walking through what editors put into streams."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText


def leaves(value: Any) -> Iterator[Any]:
    """Yield every simple value inside a stream, a struct or a list, however deep."""
    if isinstance(value, StructValue):
        for child in value.values():
            yield from leaves(child)
    elif isinstance(value, StreamValue):
        for block in value:
            yield from leaves(block.value)
    elif isinstance(value, ListValue):
        for child in value:
            yield from leaves(child)
    else:
        yield value


def leaves_of(instance: models.Model) -> Iterator[Any]:
    """Yield every simple value in all streams of a page or snippet, and its rich texts."""
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            yield from leaves(getattr(instance, field.name))
        elif isinstance(field, RichTextField):
            yield RichText(getattr(instance, field.name))
