"""Synonyms: a query for one name of a place, a people or an organisation finds all its names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Value

from core.analysis.names import names_in
from core.analysis.normalisation import fold
from core.analysis.tokens import forms_of
from core.models.organisations import Organisation
from core.models.places import Place
from core.search.query import SURE, Phrase, Query, Slot, sure_phrase, telling_words, typed_words

LONGEST_NAME = 8  # words
# Names that are written in one word or in two: عبدالرحمن, نورالدين, ابونواس, Abdulrahman, Abunuwas.
ONE_WORD = [
    re.compile("(?P<first>.{3,}?)(?P<second>ال(?:.{3,}|له))"),
    re.compile("(?P<first>ابو|ابي|ابا)(?P<second>.{3,})"),
    re.compile("(?P<first>ذي|ام|بني|بنت)(?P<second>.{3,})"),
    re.compile("(?P<first>abd)(?:[aeu][lrsznd]|-?[ae]l-?)(?P<second>[a-z]{4,})"),
    re.compile("(?P<first>abu|umm|bin|ibn)(?P<second>[a-z]{4,})"),
]


class Name(NamedTuple):
    phrase: Phrase
    namesakes: tuple[Phrase, ...]
    """All names of the same place or organisation, this one included."""
    spelling: str


def known_names() -> tuple[Name, ...]:
    """Return every name of every place and organisation in every language: one query."""
    rows = [
        model.objects.order_by().values_list(Value(model.__name__), "translation_key", "name", others)
        for model, others in ((Place, "aliases"), (Organisation, "short_name"))
    ]
    return _names_of(tuple(rows[0].union(rows[1], all=True)))


@lru_cache(maxsize=2)
def _names_of(rows: tuple[tuple, ...]) -> tuple[Name, ...]:
    """Return the names in these rows; kept, since they take longer to divide into words than to read, and seldom change."""
    bearers: dict[tuple, dict[Phrase, str]] = defaultdict(dict)
    for model, key, name, others in rows:
        for spelling in [name, *others.splitlines()]:
            words = typed_words(spelling)
            phrase = sure_phrase(words[number] for number in telling_words(words))
            if 0 < len(phrase) <= LONGEST_NAME:
                bearers[model, key].setdefault(phrase, spelling)
    return tuple(
        Name(phrase, tuple(phrases), spelling) for phrases in bearers.values() for phrase, spelling in phrases.items()
    )


def parse_query(text: str, names: Sequence[Name]) -> Query:
    """Return the query for a text: its words, or the names they make, the longest first."""
    words = typed_words(text)
    return Query(tuple(_slots(words, telling_words(words), names)))


def _slots(words: list[str], telling: list[int], names: Sequence[Name]) -> Iterator[Slot]:
    own, used = list(names_in(words)), set[int]()  # names that come with the site; words that have a slot
    while telling:
        first = telling[0]
        lengths: dict[int, list[Phrase]] = defaultdict(list)  # phrases by how many telling words they stand for
        for name in names:
            if _begin_with([words[number] for number in telling], name.phrase):
                lengths[len(name.phrase)] += name.namesakes
        for known in own:
            if known.start <= first < known.end and not any(known.start <= number < first for number in used):
                length = sum(known.start <= number < known.end for number in telling)
                lengths[length].append((frozenset({known.token}),))  # it may begin with a stop word, as أم الربيعين
        length = max(lengths, default=1)
        used.update(telling[:length])
        typed, telling = [words[number] for number in telling[:length]], telling[length:]
        phrases = [sure_phrase(typed), *lengths[length]]
        if length == 1:
            phrases += _otherwise_divided(words, first)
        yield Slot(tuple(typed), ()).with_phrases(phrases, SURE)


def _begin_with(words: list[str], phrase: Phrase) -> bool:
    return len(words) >= len(phrase) and all(
        forms_of(word).possible & forms for word, forms in zip(words, phrase, strict=False)
    )


def _otherwise_divided(words: list[str], number: int) -> Iterator[Phrase]:
    """Yield a word in two words, and in one word with the one before or after it."""
    for start in (number - 1, number):
        if 0 <= start < len(words) - 1:
            yield sure_phrase(["".join(words[start : start + 2])])
    folded = fold(words[number])
    for pattern in ONE_WORD:
        if divided := pattern.fullmatch(folded):
            yield sure_phrase(divided.groups())
