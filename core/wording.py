"""The words of the interface in languages that came later, put between Django and its catalogues.

They lie in the database. A process holds them in memory together with the number of the page store's generation that
was current before it read them, and reads them again when that has changed: so whoever makes a page anew because
something changed makes it with the words that were there at that moment, on every host. That is one query for each
change of the site in each process, and none for a request.
"""

import logging
from collections.abc import Callable
from gettext import c2py
from typing import NamedTuple

from django.db import DatabaseError
from django.utils.translation import trans_real

from core.caching.state import generation
from core.models.languages import InterfaceText
from core.presets import PRESETS, WAITING_CODES

logger = logging.getLogger(__name__)

BETWEEN = "\4"  # gettext's own sign between a context and a text


class Words(NamedTuple):
    """What one process knows."""

    generation: bytes
    texts: dict[str, dict[str, list[str]]]
    """Wordings by language and text."""


class _Memory:
    words = Words(b"", {})


def words_of(code: str) -> dict[str, list[str]]:
    """Return the wordings of a language by their source; those known last, if the database cannot say."""
    current = generation().current
    if _Memory.words.generation != current:
        try:
            _Memory.words = Words(current, _read())
        except DatabaseError:
            logger.warning("The words of the interface could not be read; those known last are used.")
    return _Memory.words.texts.get(code, {})


def forget() -> None:
    """Read the words again when they are next needed."""
    _Memory.words = Words(b"", {})


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


class LaterTranslation(trans_real.DjangoTranslation):
    """A language whose words lie in the database; then come Django's own words, then the preset's fallback."""

    def __init__(self, language, *args, **kwargs):
        self.code = language
        self.rule = plural_rule(language)[1]
        super().__init__(language, *args, **kwargs)

    def _add_fallback(self, localedirs=None):
        self.add_fallback(trans_real.translation(PRESETS[self.code].fallback))

    def gettext(self, message):
        wordings = words_of(self.code).get(message)
        return wordings[0] if wordings else super().gettext(message)

    def ngettext(self, msgid1, msgid2, n):
        wordings = words_of(self.code).get(msgid1)
        return wordings[self.rule(n)] if wordings else super().ngettext(msgid1, msgid2, n)


def install() -> None:
    """Let Django know the presets: it neither has catalogues for all of them nor looks into a database."""
    plain, has_catalogue = trans_real.DjangoTranslation, trans_real.check_for_language

    def translation_of(language, *args, **kwargs):
        kind = LaterTranslation if language in WAITING_CODES else plain
        return kind(language, *args, **kwargs)

    trans_real.DjangoTranslation = translation_of  # type: ignore[misc,assignment]
    trans_real.check_for_language = lambda lang_code: lang_code in PRESETS or has_catalogue(lang_code)
