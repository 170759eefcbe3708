"""Finds the names of `known_names` in a text: every spelling of one name has the same token in the index."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from core.analysis import arabic, english
from core.analysis.known_names import NAMES
from core.analysis.normalisation import fold
from core.analysis.words import words_of

MARK = "ǁ"  # begins the token of a name, so that it is no word of a text; every database takes it for a letter
ADJECTIVE = re.compile("(?!ال).{3,}ي")  # of origin, such as كردي: found in all its forms


class Spelling(NamedTuple):
    """One spelling of a name: for each of its words, the forms that a text may have."""

    words: tuple[frozenset[str], ...]
    token: str


class Named(NamedTuple):
    """A name in a text: the numbers of its first word and of the one after its last, and its token."""

    start: int
    end: int
    token: str


def names_in(words: Sequence[str]) -> Iterator[Named]:
    """Yield every known name in the words of a text, shorter names inside longer ones included."""
    for start, word in enumerate(words):
        for form in _forms(word):
            for spelling in SPELLINGS.get(form, ()):
                end = start + len(spelling.words)
                following = words[start + 1 : end]
                if end <= len(words) and all(
                    _forms(each) & forms for each, forms in zip(following, spelling.words[1:], strict=True)
                ):
                    yield Named(start, end, spelling.token)


def is_name(form: str) -> bool:
    """Return whether a form is the token of a name."""
    return form.startswith(MARK)


@lru_cache(maxsize=32_768)
def _forms(word: str) -> frozenset[str]:
    """Return a word of a text as it may stand in a name: folded, and without particles."""
    folded = fold(re.sub("['’]s?$|['’]", "", word))
    if not folded or folded.isascii():
        return frozenset({english.stem(folded)} - {""})
    found = {folded}
    found |= {each[1:] for each in found if each[0] in "وف"}
    found |= {f"ا{each[1:]}" for each in found if each.startswith("لل")} | {
        each[1:] for each in found if each[:1] and each[0] in "بلك"
    }
    found |= {f"stem {stem}" for stem in arabic.stems(folded) if len(stem) >= arabic.SHORTEST}
    return frozenset(found - {""})


def _forms_in_name(word: str) -> frozenset[str]:
    folded = fold(re.sub("['’]s?$|['’]", "", word))
    if folded.isascii():
        return frozenset({english.stem(folded)})
    stems = arabic.stems(folded) if ADJECTIVE.fullmatch(folded) else ()
    return frozenset({folded, *(f"stem {stem}" for stem in stems)})


def _spellings() -> dict[str, list[Spelling]]:
    """Return all spellings by the forms of their first words."""
    found: dict[str, dict[Spelling, bool]] = defaultdict(dict)
    for line in NAMES.strip().splitlines():
        spellings = line.split("|")
        token = MARK + "".join(fold(word.text) for word in words_of(spellings[0]))
        for spelling in spellings:
            words = tuple(_forms_in_name(word.text) for word in words_of(spelling))
            for form in words[0]:
                found[form][Spelling(words, token)] = True
    return {form: list(spellings) for form, spellings in found.items()}


SPELLINGS = _spellings()
