"""Returns the forms under which a word is indexed and searched, and the names that stand in a text."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from core.analysis import arabic, english
from core.analysis.arabic_patterns import Relatives, relatives
from core.analysis.names import names_in
from core.analysis.normalisation import fold
from core.analysis.word_lists import STOP_WORDS
from core.analysis.words import words_of

ARABIC_LETTER = re.compile("[\u0620-\u064a]")
ENGLISH = re.compile("[a-z]+")
NOT_ARABIC = re.compile("[ەێۆڵڕڤیک]")  # typed on a Kurdish or Persian keyboard
ALEFS = str.maketrans("أإآٱ", "اااا")


class Forms(NamedTuple):
    """The forms of one word."""

    sure: frozenset[str]
    """What a page must have for a query with this word."""
    possible: frozenset[str]
    """What a page with this word is found by; the sure forms included."""


@lru_cache(maxsize=131_072)
def forms_of(word: str) -> Forms:
    """Return the forms of a word; both sets are empty if no letter is left after normalisation."""
    plain = _without_apostrophes(word)
    folded = fold(plain)
    if ARABIC_LETTER.search(folded):
        possible = arabic.possible_stems(folded, not NOT_ARABIC.search(plain))
        return Forms(frozenset(arabic.stems(folded)), frozenset(possible))
    if ENGLISH.fullmatch(folded):
        folded = english.stem(folded)
    forms = frozenset({folded} - {""})
    return Forms(forms, forms)


@lru_cache(maxsize=131_072)
def relatives_of(word: str) -> Relatives:
    """Return what a word may belong to: its verb, and in Arabic its singular, by its pattern."""
    plain = _without_apostrophes(word)
    folded = fold(plain)
    if ENGLISH.fullmatch(folded):
        return Relatives(frozenset(english.verb_stems(folded)), frozenset())
    if not ARABIC_LETTER.search(folded) or NOT_ARABIC.search(plain):
        return Relatives(frozenset(), frozenset())
    # What has an article is no verb.
    found = [
        relatives(bare, f"ال{bare}" in folded or f"لل{bare}" in folded, bare in arabic.OWN_ENDINGS)
        for bare in arabic.bare_words(folded)
    ]
    return Relatives(*(frozenset().union(*kinds) for kinds in zip(*found, strict=True)))


@lru_cache(maxsize=131_072)
def spelt(word: str) -> str:
    """Return a word as its spelling is compared with that of others: folded, without article and certain particles.

    The copy for a memory stick does the same in the browser: static/js/copy.js.
    """
    folded = fold(_without_apostrophes(word))
    return arabic.without_article(folded) if ARABIC_LETTER.search(folded) else folded


def _without_apostrophes(word: str) -> str:
    return re.sub("['’]s?$|['’,٬]", "", word)


def all_tokens(text: str) -> set[str]:
    """Return all forms of all words of a text, and the tokens of the names in it."""
    # One letter may stand for several words, so that it is taken apart first.
    words = [word.text for word in words_of(unicodedata.normalize("NFKC", text))]
    return {form for word in set(words) for form in forms_of(word).possible} | {name.token for name in names_in(words)}


def is_stop_word(word: str) -> bool:
    """Return whether a word is a stop word; as typed, not folded, since علي is a name and على is a stop word."""
    plain = "".join(letter for letter in word.lower() if unicodedata.category(letter)[0] not in "MC")
    plain = re.sub("['’]", "", plain).translate(ALEFS)
    return plain in STOPPED or (len(plain) > 3 and plain[0] in "وف" and plain[1:] in STOPPED)


def without_stop_words(words: Iterable[str]) -> list[str]:
    return [word for word in words if not is_stop_word(word)]


STOPPED = frozenset(STOP_WORDS.split())
