"""Divides a text into words, and returns the forms under which a word is indexed and searched."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from core.analysis import arabic, english
from core.analysis.normalisation import fold
from core.analysis.word_lists import STOP_WORDS
from core.i18n.invisible_characters import DIRECTION_MARKS, JOINERS, NEVER

MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
INVISIBLE = "".join(map(chr, [*NEVER, *DIRECTION_MARKS, *JOINERS]))
WORD = re.compile(rf"[0-9]{{1,3}}(?:[,٬][0-9]{{3}})+(?![0-9])|[^\W_](?:[^\W_]|[{MARKS}{INVISIBLE}])*(?:['’][^\W_]+)*")
ARABIC_LETTER = re.compile("[\u0620-\u064a]")
ENGLISH = re.compile("[a-z]+")
NOT_ARABIC = re.compile("[ەێۆڵڕڤیک]")  # typed on a Kurdish or Persian keyboard
LONGEST = 60  # characters of a word that are looked at; what is longer is no word


class Forms(NamedTuple):
    """The forms of one word."""

    sure: frozenset[str]
    """What a page must have for a query with this word."""
    possible: frozenset[str]
    """What a page with this word is found by; the sure forms included."""


class Word(NamedTuple):
    """A word where it stands in a text."""

    text: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text in their order."""
    for match in WORD.finditer(text):
        yield Word(match[0][:LONGEST], match.start(), match.end())


@lru_cache(maxsize=32_768)
def forms_of(word: str) -> Forms:
    """Return the forms of a word; both sets are empty if no letter is left after normalisation."""
    plain = re.sub("['’]s?$|['’,٬]", "", word)
    folded = fold(plain)
    if ARABIC_LETTER.search(folded):
        possible = arabic.possible_stems(folded, not NOT_ARABIC.search(plain))
        return Forms(frozenset(arabic.stems(folded)), frozenset(possible))
    if ENGLISH.fullmatch(folded):
        folded = english.stem(folded)
    forms = frozenset({folded} - {""})
    return Forms(forms, forms)


def all_forms(text: str) -> str:
    """Return all forms of all words of a text, divided by spaces."""
    return " ".join(form for word in words_of(text) for form in sorted(forms_of(word.text).possible))


def is_stop_word(word: str) -> bool:
    """Return whether a word is a stop word; as typed, not folded, since علي is a name and على is a stop word."""
    return word.lower() in STOPPED


STOPPED = frozenset(STOP_WORDS.split())
