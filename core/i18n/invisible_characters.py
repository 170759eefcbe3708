"""Characters that nobody sees: the one list of them, and how texts get rid of them.

Some reverse the direction of the text after them, so that a name or a file name reads as another; some hide in words, so
that a search does not find them; some may stand in no XML, so that one of them in a title breaks a feed for everybody.

Forms remove them when they are checked. `install` has every row that is saved lose them, whoever saves it.
"""

import re
import unicodedata
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import pre_save
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

from core.streams import walk

# In no text: soft hyphen, fillers of Korean, zero-width space, embeddings and overrides, word joiner to the deprecated
# format characters (isolates among them), byte order mark.
NEVER = [0x00AD, 0x115F, 0x1160, 0x200B, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164, 0xFEFF, 0xFFA0]
# Needed beside numbers and foreign words in an article, but not in a name or a date: ALM, LRM, RLM.
DIRECTION_MARKS = [0x061C, 0x200E, 0x200F]
# Needed in words of Kurdish and Persian and in emoji, but not in a number or an address: ZWNJ, ZWJ.
JOINERS = [0x200C, 0x200D]

# In no text, and in no XML: control characters except tab and line ends, halves of pairs, and what is no character.
CONTROLS = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
# What stands between words in texts from word processors: vertical tab, form feed, next line.
_BETWEEN_WORDS = dict.fromkeys([0x0B, 0x0C, 0x85], " ")

# Arabic letters as they look at one place in a word, which PDF files hold: no search finds a word written with them.
# Phrases in one character, such as ﷺ, and ornate brackets are no such letters; ﷲ is, as in names.
_PRESENTATION_FORMS = {
    code: unicodedata.normalize("NFKC", chr(code)).strip(" \u0640")  # vowel signs stand on a space or a stroke
    for code in (*range(0xFB50, 0xFD3E), 0xFDF2, *range(0xFE70, 0xFEFD))
}

_REMOVED: dict[int, str | None] = {
    **dict.fromkeys([*NEVER, *CONTROLS]),
    **_BETWEEN_WORDS,
    **{code: letters for code, letters in _PRESENTATION_FORMS.items() if letters != chr(code)},
}
_FOUND = re.compile("[" + "".join(map(re.escape, map(chr, sorted(_REMOVED)))) + "]")


def without_invisible_characters(text: str) -> str:
    """Return a text that is read by people without the characters that no text needs, in ordinary letters."""
    return text.translate(_REMOVED) if _FOUND.search(text) else text


def install() -> None:
    """Have every row lose them when it is saved."""
    pre_save.connect(_clean_row, dispatch_uid="core.i18n.invisible_characters")


def _clean_row(instance: models.Model, **_about) -> None:
    """Remove them from every text of one row; a stream is opened only if it has some. A receiver of `pre_save`."""
    for field in instance._meta.concrete_fields:
        value = instance.__dict__.get(field.attname)  # what is deferred is not saved
        if isinstance(field, StreamField):
            if isinstance(value, StreamValue) and _without(prepared := value.get_prep_value()) != prepared:
                _clean_stream(value)
        elif isinstance(field, models.CharField | models.TextField | models.JSONField):
            clean = _without(value)
            if clean != value:
                setattr(instance, field.attname, clean)


def _without(value: Any) -> Any:
    """Return a text, or data made of texts, without them."""
    if isinstance(value, str):
        return without_invisible_characters(value)
    if isinstance(value, dict):
        return {_without(name): _without(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without(inner) for inner in value]
    return value


def remove_invisible_characters(instance: models.Model) -> None:
    """Remove them from every text of a page or snippet, of its streams and of the rows below it.

    Only rows that are in memory are looked at: nobody has changed the others. A text that is nothing else is no text: raises
    ValidationError where one is needed to save.
    """
    emptied = {}
    for field in instance._meta.concrete_fields:
        value = getattr(instance, field.attname)
        if isinstance(field, StreamField):
            _clean_stream(value)
        elif isinstance(field, models.CharField | models.TextField) and isinstance(value, str):
            setattr(instance, field.attname, text := without_invisible_characters(value))
            is_needed = field.name == "title" or not (
                field.blank or isinstance(instance, Page)
            )  # drafts may lack all else
            if is_needed and value.strip() and not text.strip():
                emptied[field.name] = field.error_messages["blank"]
    for rows in vars(instance).get("_cluster_related_objects", {}).values():
        for row in rows:
            with suppress(ValidationError):  # their own form tells
                remove_invisible_characters(row)
    if emptied:
        raise ValidationError(emptied)


def _clean_stream(stream: StreamValue) -> None:
    for node in walk(stream):
        if isinstance(node.value, str):
            node.replace(without_invisible_characters(node.value))
        elif isinstance(node.value, RichText):
            node.replace(RichText(without_invisible_characters(node.value.source)))
