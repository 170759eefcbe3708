"""The query of a reader: the words typed, and for each the alternatives that a page may have instead."""

from collections.abc import Iterable
from typing import NamedTuple

from wagtail.search.query import And, Or, PlainText, SearchQuery

from core.analysis.tokens import forms_of, is_stop_word, words_of

LONGEST = 200  # characters
MOST_WORDS = 12

Phrase = tuple[frozenset[str], ...]
"""Words that must all be there, each in one of its forms."""


class Slot(NamedTuple):
    """One part of a query: words as typed, and the phrases of which a page must have one."""

    words: tuple[str, ...]
    phrases: tuple[Phrase, ...]

    def with_phrases(self, phrases: Iterable[Phrase]) -> "Slot":
        return Slot(self.words, tuple(dict.fromkeys([*self.phrases, *phrases])))


class Query(NamedTuple):
    """A parsed query; a page must match every slot."""

    slots: tuple[Slot, ...]

    @property
    def forms(self) -> frozenset[str]:
        """All forms of words that a page may match."""
        return frozenset(form for slot in self.slots for phrase in slot.phrases for forms in phrase for form in forms)

    def widened(self) -> "Query":
        """Return the query with the possible forms of single words added, as if their first letters were particles."""
        return Query(
            tuple(
                slot.with_phrases([(forms_of(slot.words[0]).possible,)]) if len(slot.words) == 1 else slot
                for slot in self.slots
            )
        )

    def wagtail_query(self) -> SearchQuery:
        """Return Wagtail's form of the query; it holds folded letters and digits only."""
        return And([Or([_all_of(phrase) for phrase in slot.phrases]) for slot in self.slots])


def _all_of(phrase: Phrase) -> SearchQuery:
    return And([PlainText(" ".join(sorted(forms)), operator="or") for forms in phrase])


def clean_query(typed: str) -> str:
    """Return the text typed on one line, without control characters, cut after `LONGEST` characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in typed[:LONGEST]).split())


def query_words(text: str) -> list[str]:
    """Return the first words of a query, without stop words if there are others."""
    words = [word.text for word in words_of(text) if forms_of(word.text).sure]
    return [word for word in words if not is_stop_word(word)][:MOST_WORDS] or words[:MOST_WORDS]


def sure_phrase(word: str) -> Phrase:
    return (forms_of(word).sure,)
