"""Synonyms: a query for one name of a place or organisation finds all its names."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Value

from core.analysis.tokens import forms_of
from core.models.organisations import Organisation
from core.models.places import Place
from core.search.query import Phrase, Slot, query_words, sure_phrase

LONGEST_NAME = 8  # words


class Name(NamedTuple):
    phrase: Phrase
    namesakes: tuple[Phrase, ...]
    """All names of the same place or organisation, this one included."""


def known_names() -> list[Name]:
    """Return every name of every place and organisation in every language: one query."""
    rows = [
        model.objects.order_by().values_list(Value(model.__name__), "translation_key", "name", others)
        for model, others in ((Place, "aliases"), (Organisation, "short_name"))
    ]
    bearers = defaultdict(dict)
    for model, key, name, others in rows[0].union(rows[1], all=True):
        for spelling in [name, *others.splitlines()]:
            phrase = tuple(phrase[0] for phrase in map(sure_phrase, query_words(spelling)))
            if 0 < len(phrase) <= LONGEST_NAME:
                bearers[model, key][phrase] = True
    return [Name(phrase, tuple(phrases)) for phrases in bearers.values() for phrase in phrases]


def query_slots(words: list[str], names: list[Name]) -> Iterator[Slot]:
    """Divide the words of a query into known names, the longest first, and single words."""
    by_length = sorted(names, key=lambda name: -len(name.phrase))
    while words:
        found = [name for name in by_length if _begin_with(words, name.phrase)]
        length = len(found[0].phrase) if found else 1
        same = [phrase for name in found if len(name.phrase) == length for phrase in name.namesakes]
        typed, words = words[:length], words[length:]
        yield Slot(tuple(typed), tuple(dict.fromkeys([tuple(sure_phrase(word)[0] for word in typed), *same])))


def _begin_with(words: list[str], phrase: Phrase) -> bool:
    return len(words) >= len(phrase) and all(
        forms_of(word).possible & forms for word, forms in zip(words, phrase, strict=False)
    )
