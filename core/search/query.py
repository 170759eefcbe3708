"""What a reader asked: the words typed, and for each of them what a page may have instead."""

from collections.abc import Iterable
from typing import NamedTuple

from wagtail.search.query import And, Or, PlainText, SearchQuery

from core.analysis.tokens import forms_of, is_stop_word, words_of

LONGEST = 200  # characters
MOST_WORDS = 12

Phrase = tuple[frozenset[str], ...]
"""Words that must all be there, each in one of its forms."""


class Slot(NamedTuple):
    """A place in a question: words as typed, and the phrases of which a page must have one."""

    words: tuple[str, ...]
    phrases: tuple[Phrase, ...]

    def with_phrases(self, phrases: Iterable[Phrase]) -> "Slot":
        return Slot(self.words, tuple(dict.fromkeys([*self.phrases, *phrases])))


class Question(NamedTuple):
    """A question as it is looked up; a page must fill every slot."""

    slots: tuple[Slot, ...]

    @property
    def forms(self) -> frozenset[str]:
        """Every form of a word that may have led to a page."""
        return frozenset(form for slot in self.slots for phrase in slot.phrases for forms in phrase for form in forms)

    def widened(self) -> "Question":
        """Return the question with the first letters of single words taken for particles, which they may be."""
        return Question(
            tuple(
                slot.with_phrases([(forms_of(slot.words[0]).possible,)]) if len(slot.words) == 1 else slot
                for slot in self.slots
            )
        )

    def query(self) -> SearchQuery:
        """Return the question as Wagtail's search takes it; only folded letters and digits ever get there."""
        return And([Or([_all_of(phrase) for phrase in slot.phrases]) for slot in self.slots])


def _all_of(phrase: Phrase) -> SearchQuery:
    return And([PlainText(" ".join(sorted(forms)), operator="or") for forms in phrase])


def clean_query(typed: str) -> str:
    """Return what somebody typed on one line, without characters that cannot be seen, and no longer than we read."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in typed[:LONGEST]).split())


def query_words(text: str) -> list[str]:
    """Return the words worth looking for, the first ones only; those that tell nothing are dropped if there are others."""
    words = [word.text for word in words_of(text) if forms_of(word.text).sure]
    return [word for word in words if not is_stop_word(word)][:MOST_WORDS] or words[:MOST_WORDS]


def sure_phrase(word: str) -> Phrase:
    return (forms_of(word).sure,)
