"""Interface texts from the database, which Django's translations use before their catalogues.

These are all texts of languages added later, and those texts of English and Arabic that an administrator changed. Each
process holds a snapshot of them with the page store's generation, read beforehand, and reads it again when the generation
has changed. So a page made after a change has the texts of that moment, on every host. This costs one query after each
change of the site in each process, and none for most requests.

English and Arabic are used where no database can be asked, as while its tables are made. Their texts are therefore read
when a request begins, and looked up in memory only.
"""

import logging
from collections.abc import Callable
from gettext import c2py
from typing import NamedTuple

from django.db import DatabaseError, InterfaceError
from django.utils.translation import trans_real

from core.i18n.presets import PRESETS, SHIPPED_CODES, WAITING_CODES
from core.models.open_languages import InterfaceText
from core.page_store.generation import site_generation

logger = logging.getLogger(__name__)

BETWEEN = "\4"  # gettext's own sign between a context and a text


class Snapshot(NamedTuple):
    """The interface texts that a process holds."""

    generation: bytes
    texts: dict[str, dict[str, list[str]]]
    """Wordings by language and text."""


class _Memory:
    words = Snapshot(b"", {})


def refresh() -> None:
    """Read the texts again if the site has changed; raise DatabaseError or InterfaceError if that fails.

    A request must not go on with the last snapshot: what it renders would be stored as a page of today with old words.
    """
    current = site_generation().current
    if _Memory.words.generation != current:
        _Memory.words = Snapshot(current, _read())


def refresh_if_possible() -> None:
    """Read the texts again if the site has changed; keep the last snapshot if the database does not answer."""
    try:
        refresh()
    except (DatabaseError, InterfaceError):
        logger.warning("The words of the interface could not be read; those known last are used.")


def clear() -> None:
    """Drop the snapshot, so that the texts are read when they are next needed."""
    _Memory.words = Snapshot(b"", {})


def assume_none() -> None:
    """Take an empty snapshot that holds until the site changes."""
    _Memory.words = Snapshot(site_generation().current, {})


def _read() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    rows = InterfaceText.objects.values_list("locale__language_code", "context", "source", "wordings")
    for code, context, source, wordings in rows:
        found.setdefault(code, {})[f"{context}{BETWEEN}{source}" if context else source] = wordings
    return found


def plural_rule(code: str) -> tuple[int, Callable[[int], int]]:
    """Return how many plural forms a language has, and which of them a number takes."""
    forms, rule = PRESETS[code].plural.split(";")[:2]
    return int(forms.partition("=")[2]), c2py(rule.partition("=")[2])


class ShippedTranslation(trans_real.DjangoTranslation):
    """English or Arabic: texts that an administrator changed come before the catalogue."""

    def __init__(self, language, *args, **kwargs):
        self.code = language
        self.rule = plural_rule(language)[1]
        super().__init__(language, *args, **kwargs)

    @property
    def wordings(self) -> dict[str, list[str]]:
        """The texts of this language, by their source."""
        return _Memory.words.texts.get(self.code, {})

    def gettext(self, message):
        wordings = self.wordings.get(message)
        return wordings[0] if wordings else super().gettext(message)

    def ngettext(self, msgid1, msgid2, n):
        wordings = self.wordings.get(msgid1)
        return wordings[self.rule(n)] if wordings else super().ngettext(msgid1, msgid2, n)


class LaterTranslation(ShippedTranslation):
    """An added language: texts from the database, then Django's own catalogue, then the fallback of the preset."""

    @property
    def wordings(self):
        refresh_if_possible()
        return super().wordings

    def _add_fallback(self, localedirs=None):
        self.add_fallback(trans_real.translation(PRESETS[self.code].fallback))


def install() -> None:
    """Make Django use these translations for all presets; called once, when the site starts."""
    plain, has_catalogue = trans_real.DjangoTranslation, trans_real.check_for_language
    kinds = dict.fromkeys(WAITING_CODES, LaterTranslation) | dict.fromkeys(SHIPPED_CODES, ShippedTranslation)

    def translation_of(language, *args, **kwargs):
        return kinds.get(language, plain)(language, *args, **kwargs)

    trans_real.DjangoTranslation = translation_of  # type: ignore[misc,assignment]
    trans_real._translations.clear()  # type: ignore[attr-defined]  # English has been spoken already
    trans_real._default = None  # type: ignore[attr-defined]
    trans_real.check_for_language = lambda lang_code: lang_code in PRESETS or has_catalogue(lang_code)
