"""The words of the interface that lie in the database, put between Django and its catalogues.

These are all the words of languages that came later, and those of English and Arabic that an administrator has worded
otherwise. A process holds them in memory together with the number of the page store's generation that was current
before it read them, and reads them again when that has changed: so whoever makes a page anew because something changed
makes it with the words that were there at that moment, on every host. That is one query for each change of the site in
each process, and none for a request.

English and Arabic are spoken where no database can be asked, as while its tables are made. So their words are read when
a request begins, and looked for in memory alone.
"""

import logging
from collections.abc import Callable
from gettext import c2py
from typing import NamedTuple

from django.db import DatabaseError
from django.utils.translation import trans_real

from core.i18n.presets import PRESETS, SHIPPED_CODES, WAITING_CODES
from core.models.languages import InterfaceText
from core.page_store.generation import site_generation

logger = logging.getLogger(__name__)

BETWEEN = "\4"  # gettext's own sign between a context and a text


class Words(NamedTuple):
    """What one process knows."""

    generation: bytes
    texts: dict[str, dict[str, list[str]]]
    """Wordings by language and text."""


class _Memory:
    words = Words(b"", {})


def keep_up() -> None:
    """Read the words again if anything has changed; keep those known last, if the database cannot say."""
    current = site_generation().current
    if _Memory.words.generation != current:
        try:
            _Memory.words = Words(current, _read())
        except DatabaseError:
            logger.warning("The words of the interface could not be read; those known last are used.")


def forget() -> None:
    """Read the words again when they are next needed."""
    _Memory.words = Words(b"", {})


def remember_none() -> None:
    """Take it that nobody has worded anything, until something changes."""
    _Memory.words = Words(site_generation().current, {})


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
    """A language that came with the site: what an administrator has worded comes before its catalogue."""

    def __init__(self, language, *args, **kwargs):
        self.code = language
        self.rule = plural_rule(language)[1]
        super().__init__(language, *args, **kwargs)

    @property
    def wordings(self) -> dict[str, list[str]]:
        """What is worded, by its source."""
        return _Memory.words.texts.get(self.code, {})

    def gettext(self, message):
        wordings = self.wordings.get(message)
        return wordings[0] if wordings else super().gettext(message)

    def ngettext(self, msgid1, msgid2, n):
        wordings = self.wordings.get(msgid1)
        return wordings[self.rule(n)] if wordings else super().ngettext(msgid1, msgid2, n)


class LaterTranslation(ShippedTranslation):
    """A language whose words lie in the database; then come Django's own words, then the preset's fallback."""

    @property
    def wordings(self):
        keep_up()
        return super().wordings

    def _add_fallback(self, localedirs=None):
        self.add_fallback(trans_real.translation(PRESETS[self.code].fallback))


def install() -> None:
    """Let Django know the presets: it neither has catalogues for all of them nor looks into a database."""
    plain, has_catalogue = trans_real.DjangoTranslation, trans_real.check_for_language
    kinds = dict.fromkeys(WAITING_CODES, LaterTranslation) | dict.fromkeys(SHIPPED_CODES, ShippedTranslation)

    def translation_of(language, *args, **kwargs):
        return kinds.get(language, plain)(language, *args, **kwargs)

    trans_real.DjangoTranslation = translation_of  # type: ignore[misc,assignment]
    trans_real._translations.clear()  # type: ignore[attr-defined]  # English has been spoken already
    trans_real._default = None  # type: ignore[attr-defined]
    trans_real.check_for_language = lambda lang_code: lang_code in PRESETS or has_catalogue(lang_code)
