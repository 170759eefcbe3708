"""What changed between two texts, word by word. Inline tags count as words, such as ⟦link⟧."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from translations.inline_tags import with_tags

WORDS = re.compile(r"⟦[^⟧]*⟧|\s+|[^\w\s]|\w+")


class DiffPiece(NamedTuple):
    """A run of words that stayed ("same"), went ("gone") or came ("new")."""

    kind: str
    words: str


def diff(old: str, new: str) -> list[DiffPiece]:
    """Return the pieces of both texts (HTML) in the order of reading."""
    before, after = WORDS.findall(with_tags(old)), WORDS.findall(with_tags(new))
    pieces = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(DiffPiece("same", "".join(before[start:end])))
            continue
        if end > start:
            pieces.append(DiffPiece("gone", "".join(before[start:end])))
        if new_end > new_start:
            pieces.append(DiffPiece("new", "".join(after[new_start:new_end])))
    return pieces
