"""Characters that nobody sees: the one list of them, and how texts get rid of them.

Some reverse the direction of the text after them, so that a name or a file name reads as another; some hide in words, so
that a search does not find them.
"""

from django.db import models
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.rich_text import RichText

from core.streams import walk

# In no text: soft hyphen, zero-width space, embeddings and overrides, word joiner to the deprecated format characters
# (isolates among them), byte order mark.
NEVER = [0x00AD, 0x200B, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
# Needed beside numbers and foreign words in an article, but not in a name or a date: ALM, LRM, RLM.
DIRECTION_MARKS = [0x061C, 0x200E, 0x200F]
# Needed in words of Kurdish and Persian and in emoji, but not in a number or an address: ZWNJ, ZWJ.
JOINERS = [0x200C, 0x200D]

_REMOVED = dict.fromkeys(NEVER)


def without_invisible_characters(text: str) -> str:
    """Return a text that is read by people without the characters that no text needs."""
    return text.translate(_REMOVED)


def remove_invisible_characters(instance: models.Model) -> None:
    """Remove them from every text of a page or snippet, of its streams and of the rows below it.

    Only rows that are in memory are looked at: nobody has changed the others.
    """
    for field in instance._meta.concrete_fields:
        value = getattr(instance, field.attname)
        if isinstance(field, StreamField):
            _clean_stream(value)
        elif isinstance(field, models.CharField | models.TextField) and isinstance(value, str):
            setattr(instance, field.attname, without_invisible_characters(value))
    for rows in vars(instance).get("_cluster_related_objects", {}).values():
        for row in rows:
            remove_invisible_characters(row)


def _clean_stream(stream: StreamValue) -> None:
    for node in walk(stream):
        if isinstance(node.value, str):
            node.replace(without_invisible_characters(node.value))
        elif isinstance(node.value, RichText):
            node.replace(RichText(without_invisible_characters(node.value.source)))
