"""Divides a text into words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.i18n.invisible_characters import DIRECTION_MARKS, JOINERS, NEVER

MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
INVISIBLE = "".join(map(chr, [*NEVER, *DIRECTION_MARKS, *JOINERS]))
WORD = re.compile(rf"[0-9]{{1,3}}(?:[,٬][0-9]{{3}})+(?![0-9])|[^\W_](?:[^\W_]|[{MARKS}{INVISIBLE}])*(?:['’][^\W_]+)*")
LONGEST = 60  # characters of a word that are looked at; what is longer is no word


class Word(NamedTuple):
    """A word where it stands in a text."""

    text: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text in their order."""
    for match in WORD.finditer(text):
        yield Word(match[0][:LONGEST], match.start(), match.end())
