"""Letters that nobody sees: some turn the direction of text and spoil every list it stands in, some hide in words."""

from typing import Any

from django.db import models
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.rich_text import RichText

# Embeddings, overrides, isolates, and what breaks words where nothing is seen. The marks that Arabic and Kurdish need
# (ZWNJ, LRM, RLM), and the one that joins emoji, are not among them.
UNSEEN = dict.fromkeys([0x200B, *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x2070), 0xFEFF])


def without_unseen(text: str) -> str:
    return text.translate(UNSEEN)


def straighten(instance: models.Model) -> None:
    """Take the letters nobody sees out of every text of a page or snippet, of its streams and of the rows below it.

    Only rows that are in memory are looked at: nobody has changed the others.
    """
    for field in instance._meta.concrete_fields:
        value = getattr(instance, field.attname)
        if isinstance(field, models.CharField | models.TextField | StreamField):
            setattr(instance, field.attname, _straight(value))
    for rows in vars(instance).get("_cluster_related_objects", {}).values():
        for row in rows:
            straighten(row)


def _straight(value: Any) -> Any:
    """Return a text without them; a stream, struct or list is changed where it is."""
    if isinstance(value, str):
        return without_unseen(value)
    if isinstance(value, RichText):
        return RichText(without_unseen(value.source))
    if isinstance(value, StructValue):
        for name, inner in value.items():
            value[name] = _straight(inner)
    elif isinstance(value, StreamValue | ListValue):
        for child in value if isinstance(value, StreamValue) else value.bound_blocks:
            child.value = _straight(child.value)
    return value
