"""Spell correction: words of the index that resemble a word typed."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from rapidfuzz.distance import OSA
from wagtail.models import get_page_models
from wagtail.search.models import IndexEntry

from core.search.query import Phrase, Query, Slot
from core.search.synonyms import Name

NEWEST = 2000  # pages of which PostgreSQL gathers the words each time
MOST_WORDS = 6
SHORTEST, LONG = 5, 8  # letters from which one error is forgiven, and two
TABLE = IndexEntry._meta.db_table


class Correction(NamedTuple):
    query: Query
    words: list[str]
    """The words typed for which others are taken."""


def correct_spelling(query: Query, names: list[Name]) -> Correction:
    """Return the query with similar words added to those that no page has: two database queries."""
    forms = {form for slot in query.slots for form in _single_word_forms(slot)}
    vocabulary = known_words(form for form in forms if len(form) >= SHORTEST)
    slots = [slot.with_phrases(_similar_phrases(slot, vocabulary, names)) for slot in query.slots]
    changed = [" ".join(new.words) for new, old in zip(slots, query.slots, strict=True) if new != old]
    return Correction(Query(tuple(slots)), changed)


def _single_word_forms(slot: Slot) -> frozenset[str]:
    """Return the forms of a single word; names of several words are not corrected."""
    return slot.phrases[0][0] if len(slot.words) == 1 else frozenset()


def _similar_phrases(slot: Slot, vocabulary: set[str], names: list[Name]) -> Iterable[Phrase]:
    typed = _single_word_forms(slot)
    if not typed or typed & vocabulary:
        return
    close = []
    for word in vocabulary:
        numbers = [number for form in typed if (number := errors(form, word)) is not None]
        if numbers:
            close.append((min(numbers), word))
    for _number, word in sorted(close)[:MOST_WORDS]:
        yield (frozenset({word}),)
    for name in names:
        if len(name.phrase) == 1 and any(errors(form, known) is not None for form in typed for known in name.phrase[0]):
            yield from name.namesakes


def known_words(forms: Iterable[str]) -> set[str]:
    """Return indexed words that resemble one of the forms."""
    forms = sorted(set(forms))
    if not forms:
        return set()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return _known_to_sqlite(cursor, forms)
        return _known_to_postgresql(cursor, forms)


def _known_to_sqlite(cursor, forms: list[str]) -> set[str]:
    """Return the indexed words that begin with the same letter."""
    cursor.execute("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'core_search_words')")
    if not cursor.fetchone()[0]:
        return set()
    ranges = " OR ".join(["(term >= %s AND term < %s)"] * len(forms))
    bounds = [bound for form in forms for bound in (form[0], chr(ord(form[0]) + 1))]
    cursor.execute(f"SELECT term FROM core_search_words WHERE {ranges}", bounds)  # noqa: S608
    return {term for (term,) in cursor.fetchall()}


def _known_to_postgresql(cursor, forms: list[str]) -> set[str]:
    """Return words of the newest pages that begin with the same letter or, if pg_trgm is installed, share trigrams.

    Trigrams alone would not do: in a database whose locale is C they know no letters but a to z.
    """
    cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm')")
    resemble = ["left(word, 1) = ANY(%s)"]
    values: list[str | list[str]] = [[form[0] for form in forms]]
    if cursor.fetchone()[0]:
        resemble += ["similarity(word, %s) >= 0.3"] * len(forms)
        values += forms
    types = ContentType.objects.get_for_models(*get_page_models()).values()
    ids = ", ".join(str(int(content_type.pk)) for content_type in types)
    pages = f"SELECT title, body FROM {TABLE} WHERE content_type_id IN ({ids}) ORDER BY id DESC LIMIT {NEWEST}"  # noqa: S608
    words = f"SELECT word FROM ts_stat('SELECT title || body FROM ({pages}) AS newest')"  # noqa: S608
    cursor.execute(f"{words} WHERE {' OR '.join(resemble)}", values)
    return {word for (word,) in cursor.fetchall()}


def errors(typed: str, known: str) -> int | None:
    """Return how many letters are wrong, missing, too many or swapped; None for more than a word of this length may have."""
    allowed = 0 if len(typed) < SHORTEST else 1 if len(typed) < LONG else 2
    number = OSA.distance(typed, known, score_cutoff=allowed)
    return number if number <= allowed else None
