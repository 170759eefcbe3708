"""Invisible letters that turn the direction of text; a title that carries one spoils every list it stands in."""

from django.db import models
from wagtail.fields import RichTextField

# Embeddings, overrides and isolates. The marks that Arabic and Kurdish need (ZWNJ, LRM, RLM) are not among them.
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])


def without_turning(text: str) -> str:
    return text.translate(TURNING)


def straighten(instance: models.Model) -> None:
    """Take the letters that turn text out of every plain text of a page or snippet."""
    for field in instance._meta.concrete_fields:
        value = getattr(instance, field.attname)
        plain = isinstance(field, models.CharField | models.TextField) and not isinstance(field, RichTextField)
        if plain and isinstance(value, str):
            setattr(instance, field.attname, without_turning(value))
