"""Comparing the words of answers whatever variants of letters they are written in, fast enough for 50,000 answers.

Folding a text takes longer than all else that a search does to it. `Prefilter` tells of most texts without folding
them that a word cannot stand in them, or that it does.
"""

import json
import re
from enum import IntEnum
from functools import cache
from typing import Any

from core.analysis.normalisation import FOLDED, fold_letters

LETTERS_WITH_MARKS = [
    (0xC0, 0x250),
    (0x1E00, 0x1F00),
    (0x600, 0x700),
    (0x750, 0x780),
    (0xFB50, 0xFE00),
    (0xFE70, 0xFEFF),
]
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]+")
NOT_ASCII = re.compile("[^\x00-\x7f][^\x21-\x7f]*")
MARKS = range(0x300, 0x370)
LOWERED_TO_ASCII = {0x130, 0x212A}  # İ and the sign of Kelvin


@cache
def _folding() -> dict:
    """Return the table that folds letters as `fold_letters` does, many times faster."""
    table: dict[int, Any] = dict.fromkeys(MARKS)
    for first, last in LETTERS_WITH_MARKS:
        table |= {code: fold_letters(chr(code)) for code in range(first, last)}
    return FOLDED | table


def folded(text: str) -> str:
    """Return a text in lower case with one letter for each group of variants, as it is compared."""
    table = _folding()
    # ASCII has no variants, and most of an answer as it is kept is ASCII: this takes a fifth of the time.
    return NOT_ASCII.sub(lambda found: found[0].translate(table), text.lower())


class Presence(IntEnum):
    """Whether a word stands in a text, as far as can be told without folding it."""

    IMPOSSIBLE, POSSIBLE, CERTAIN = range(3)


class Prefilter:
    """Tells quickly, and never wrongly, whether a folded word stands in JSON once that is folded."""

    def __init__(self, word: str):
        self.ascii_word = json.dumps(word)[1:-1].encode() if word.isascii() else None
        self.arabic_word = _variants_of(word) if ARABIC.fullmatch(word) else None

    def look_in(self, content: bytes) -> Presence:
        """Tell whether the word stands in one of the values of JSON, whose keys are ASCII."""
        if self.ascii_word is not None:
            if self.ascii_word in content.lower():  # of bytes, this changes ASCII alone
                return Presence.POSSIBLE  # it may be part of a key, or of the number of a choice
            is_fixed = content.isascii() or not _becomes_ascii(content.decode())
            return Presence.IMPOSSIBLE if is_fixed else Presence.POSSIBLE
        if content.isascii():
            return Presence.IMPOSSIBLE
        if self.arabic_word is None:
            return Presence.POSSIBLE
        text = content.decode()
        if self.arabic_word.search(text):
            return Presence.CERTAIN
        return Presence.POSSIBLE if _several_letters().search(text) else Presence.IMPOSSIBLE


@cache
def _sources() -> dict[str, set[str]]:
    """Return the signs that are folded to each letter, to several letters, or to nothing."""
    sources: dict[str, set[str]] = {}
    for code, instead in _folding().items():
        sources.setdefault(instead or "", set()).add(chr(code))
    return sources


def _variants_of(word: str) -> re.Pattern:
    """Return what finds every way to write an Arabic word letter by letter."""
    sources = _sources()
    dropped = f"[{_escaped(sources[''])}]*"
    return re.compile(dropped.join(f"[{_escaped(sources.get(letter, set()) | {letter})}]" for letter in word))


@cache
def _several_letters() -> re.Pattern:
    """Return what finds a sign that stands for several letters, such as ﻻ."""
    return re.compile(f"[{_escaped({one for folds, signs in _sources().items() if len(folds) > 1 for one in signs})}]")


def _becomes_ascii(text: str) -> bool:
    """Tell whether there is a sign that is ASCII once it is folded, or that is dropped after ASCII."""
    suspects, culprits = _ascii_patterns()
    first = suspects.search(text)  # one set of signs is looked for many times faster than two
    return first is not None and culprits.search(text, first.start()) is not None


@cache
def _ascii_patterns() -> tuple[re.Pattern, re.Pattern]:
    sources = _sources()
    becomes = {sign for folds, signs in sources.items() if re.search("[\x00-\x7f]", folds) for sign in signs}
    becomes = {sign for sign in becomes if not sign.isascii()} | {chr(code) for code in LOWERED_TO_ASCII}
    dropped = {sign for sign in sources[""] if not sign.isascii()}
    suspects = re.compile(f"[{_escaped(becomes | dropped)}]")
    return suspects, re.compile(f"[{_escaped(becomes)}]|[{_escaped(dropped)}](?<=[\x00-\x7f].)")


def _escaped(signs: set[str]) -> str:
    return "".join(map(re.escape, sorted(signs)))
