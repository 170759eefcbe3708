"""The query of a reader: the words typed, and for each the alternatives that a page may have instead."""

import unicodedata
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from wagtail.search.query import And, Or, PlainText, SearchQuery

from core.analysis.tokens import forms_of, is_stop_word
from core.analysis.words import words_of
from core.i18n.invisible_characters import without_invisible_characters

LONGEST = 200  # characters
MOST_WORDS = 12
PAIRED = 6  # slots of which a page must have two, when it need not have all

Phrase = tuple[frozenset[str], ...]
"""Words that must all be there, each in one of its forms."""

# How good an answer is a page that has the word in this way.
SURE, POSSIBLE, RELATED, SIMILAR = 1.0, 0.9, 0.7, 0.6
IN_TITLE, IN_SUMMARY = 3, 2  # how much more a word says there than in the text


class Slot(NamedTuple):
    """One part of a query: words as typed, and the phrases of which a page must have one, each with its weight."""

    words: tuple[str, ...]
    phrases: tuple[tuple[Phrase, float], ...]

    def with_phrases(self, phrases: Iterable[Phrase], weight: float) -> "Slot":
        known = {phrase for phrase, _weight in self.phrases}
        more = dict.fromkeys(phrase for phrase in phrases if phrase not in known and all(phrase))
        return Slot(self.words, (*self.phrases, *((phrase, weight) for phrase in more)))

    @property
    def forms(self) -> frozenset[str]:
        return frozenset(form for phrase, _weight in self.phrases for forms in phrase for form in forms)

    def weight_in(self, tokens: set[str]) -> float:
        """Return the weight of the best phrase that the tokens of a text have; 0 for none."""
        there = (weight for phrase, weight in self.phrases if all(forms & tokens for forms in phrase))
        return max(there, default=0)

    def worth(self, there: float, title: set[str], summary: set[str]) -> float:
        """Return how good an answer a page is; `there` is the weight of this slot in its whole text."""
        return there + IN_TITLE * self.weight_in(title) + IN_SUMMARY * self.weight_in(summary)

    def condition(self) -> SearchQuery:
        return Or([_all_of(phrase) for phrase, _weight in self.phrases])


class Query(NamedTuple):
    """A parsed query; a page that matches every slot is a full match."""

    slots: tuple[Slot, ...]

    @property
    def forms(self) -> frozenset[str]:
        """All forms of words that a page may match."""
        return frozenset(form for slot in self.slots for form in slot.forms)

    def all_slots(self) -> SearchQuery:
        """Return Wagtail's form of the query; it holds folded letters and digits only."""
        return And([slot.condition() for slot in self.slots])


def some_slots(rarest: list[Slot], enough: list[Slot]) -> SearchQuery:
    """Return a query for pages that have two of the slots that come first, or one of those that are enough alone."""
    pairs = [And([one.condition(), other.condition()]) for one, other in combinations(rarest[:PAIRED], 2)]
    return Or([*pairs, *(slot.condition() for slot in enough)])


def _all_of(phrase: Phrase) -> SearchQuery:
    return And([PlainText(" ".join(sorted(forms)), operator="or") for forms in phrase])


def clean_query(typed: str) -> str:
    """Return the text typed on one line, without invisible characters, cut after `LONGEST` characters."""
    text = without_invisible_characters(typed[:LONGEST])
    return " ".join("".join(" " if unicodedata.category(letter)[0] == "Z" else letter for letter in text).split())


def typed_words(text: str) -> list[str]:
    """Return all words of a text that have a letter or a digit."""
    return [word.text for word in words_of(unicodedata.normalize("NFKC", text)) if forms_of(word.text).sure]


def telling_words(words: list[str]) -> list[int]:
    """Return the numbers of the first words that are no stop words, or of all words if there are no others."""
    telling = [number for number, word in enumerate(words) if not is_stop_word(word)]
    return telling[:MOST_WORDS] or list(range(len(words)))[:MOST_WORDS]


def sure_phrase(words: Iterable[str]) -> Phrase:
    return tuple(forms_of(word).sure for word in words)
