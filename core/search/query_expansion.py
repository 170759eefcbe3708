"""Widens a query: other forms of its words, their relatives, and words that resemble those nobody wrote."""

from collections.abc import Sequence
from typing import NamedTuple

from wagtail.search.query import SearchQuery

from core.analysis.names import is_name
from core.analysis.tokens import forms_of
from core.search.query import POSSIBLE, RELATED, SIMILAR, SURE, Query, Slot, some_slots, sure_phrase
from core.search.synonyms import Name
from core.search.vocabulary import Vocabulary, is_like

FEW = 300  # pages that a word may have to be looked for alone


class Widened(NamedTuple):
    query: Query
    corrected: list[str]
    """The words typed for which others are taken."""


def widened(query: Query, vocabulary: Vocabulary, names: Sequence[Name], corrects: bool) -> Widened:
    """Return the query with more phrases for its single words; `corrects` forgives errors in words that no page has."""
    slots, corrected = [], []
    for slot in query.slots:
        wider = _with_other_forms(slot, vocabulary)
        if corrects and _is_unknown(slot, vocabulary):
            right = _with_similar_words(wider, vocabulary, names)
            if right != wider:
                corrected.append(slot.words[0])
            wider = right
        slots.append(wider)
    return Widened(Query(tuple(slots)), corrected)


def single_words(query: Query, vocabulary: Vocabulary) -> Query:
    """Return the query with a slot for each word of its names of several words."""
    return Query(
        tuple(
            single
            for slot in query.slots
            for single in (
                [
                    _with_other_forms(Slot((word,), ()).with_phrases([sure_phrase([word])], SURE), vocabulary)
                    for word in slot.words
                ]
                if len(slot.words) > 1
                else [slot]
            )
        )
    )


def partial(query: Query, vocabulary: Vocabulary) -> SearchQuery | None:
    """Return a search for pages that have some of the words: two of the rarest, or one that few pages have."""

    def count(slot: Slot) -> int:
        return vocabulary.count(slot.forms)

    rarest = sorted(filter(count, query.slots), key=count)
    enough, pages = [], 0
    for slot in rarest:
        pages += count(slot)
        if enough and pages > FEW:
            break
        enough.append(slot)
    return some_slots(rarest, enough) if rarest else None


def _with_other_forms(slot: Slot, vocabulary: Vocabulary) -> Slot:
    if len(slot.words) > 1:
        return slot
    word = slot.words[0]
    return slot.with_phrases([(forms_of(word).possible,)], POSSIBLE).with_phrases(
        [(vocabulary.relatives(word),)], RELATED
    )


def _is_unknown(slot: Slot, vocabulary: Vocabulary) -> bool:
    if len(slot.words) > 1 or vocabulary.knows(slot.words[0]):
        return False
    return not any(is_name(form) for form in slot.forms) and not any(
        all(vocabulary.count(forms) for forms in phrase) for phrase, _weight in slot.phrases
    )


def _with_similar_words(slot: Slot, vocabulary: Vocabulary, names: Sequence[Name]) -> Slot:
    word = slot.words[0]
    similar = [(forms,) for forms in vocabulary.similar(word)]
    meant = {form for (forms,) in similar for form in forms}
    namesakes = [
        phrase
        for name in names
        if len(name.phrase) == 1 and any(form in meant or is_like(word, form) for form in name.phrase[0])
        for phrase in name.namesakes
    ]
    divided = [sure_phrase(words) for words in vocabulary.divided(word)]
    # What may be a form of a word of the index is less likely to be misspelt.
    return slot.with_phrases([*divided, *similar, *namesakes], SIMILAR / 3 if vocabulary.relatives(word) else SIMILAR)
