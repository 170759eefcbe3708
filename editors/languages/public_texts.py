"""The interface texts that readers meet, as opposed to those of the admin.

They are read from the catalogue of the site's Arabic, in which bin/messages.py marks them with a comment.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polib
from django.conf import settings
from django.utils import translation
from modelcluster.models import get_all_child_relations
from wagtail.models import get_page_models

from campaigns.models.calls import State
from core.models import BasePage, InterfaceText
from core.models.places import Province

CATALOGUE = Path(settings.BASE_DIR) / "locale" / "ar" / "LC_MESSAGES" / "django.po"
MARK = "For readers"  # how bin/messages.py begins its comment on a message that readers meet
ON_EVERY_PAGE = "For readers, on every page"
CHOICES = (Province, State)  # beside those of the fields of pages and of the rows below them


@dataclass(frozen=True)
class PublicText:
    """A text in English, with its Arabic beside it."""

    context: str
    source: str
    plural: str
    """The English plural; empty for a text without a number."""
    arabic: tuple[str, ...]
    places: tuple[str, ...]
    """The files it stands in."""
    is_on_every_page: bool = False

    @property
    def digest(self) -> str:
        return InterfaceText.digest_of(self.context, self.source)

    @property
    def english(self) -> tuple[str, ...]:
        return (self.source, self.plural) if self.plural else (self.source,)


def public_texts() -> dict[str, PublicText]:
    """Return every text that readers may meet by its digest."""
    return _texts(CATALOGUE.stat().st_mtime_ns)


@lru_cache(1)
def _texts(_changed_at: int) -> dict[str, PublicText]:
    named = set(_named())
    found = [_text(entry) for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete and _is_public(entry, named)]
    return {text.digest: text for text in sorted(found, key=_rank)}


def _rank(text: PublicText) -> tuple:
    """What stands on every page comes first, then what stands in templates, and mere names last."""
    kind = 0 if text.is_on_every_page else 1 if any(file.endswith(".html") for file in text.places) else 2
    return kind if text.places else 3, text.places, text.source


def _text(entry: polib.POEntry) -> PublicText:
    arabic = [entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)] or [entry.msgstr]
    places = tuple(file for file, _line in entry.occurrences) if _is_marked(entry) else ()
    return PublicText(
        entry.msgctxt or "", entry.msgid, entry.msgid_plural, tuple(arabic), places, ON_EVERY_PAGE in entry.comment
    )


def _is_public(entry: polib.POEntry, named: set[str]) -> bool:
    return _is_marked(entry) or entry.msgid in named


def _is_marked(entry: polib.POEntry) -> bool:
    return any(line.startswith(MARK) for line in entry.comment.splitlines())


def _named() -> Iterator[str]:
    """Yield the words for choices and kinds of pages, which stand among words for editors."""
    with translation.override(settings.LANGUAGE_CODE):
        for choices in CHOICES:
            yield from map(str, choices.labels)
        for model in get_page_models():
            if issubclass(model, BasePage):
                yield str(model.kind)
                yield from _choices_of(model)


def _choices_of(model: type[BasePage]) -> Iterator[str]:
    for shown in (model, *(row.related_model for row in get_all_child_relations(model))):
        for field in shown._meta.concrete_fields:
            yield from (str(label) for _value, label in field.flatchoices)
