"""The words of the search index: how many pages have each, which belong together, and which resemble one typed.

They are read from the newest pages, in the same way from every database, and kept until something is published.
"""

import math
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract
from wagtail.models import get_page_models
from wagtail.search.models import IndexEntry

from core.analysis.index_fields import tokens_in, without_forms
from core.analysis.names import SPELLINGS
from core.analysis.tokens import forms_of, relatives_of, spelt
from core.analysis.words import WORD
from core.search.highlighting import TEXT, TITLE

NEWEST = 2000  # pages
SHORTEST, LONG = 4, 7  # letters from which one error is forgiven, and two
MOST_SIMILAR = 6  # words

_lock = threading.Lock()
_newest: tuple[object, "Vocabulary"] | None = None


class Vocabulary:
    """The words of these pages, each given as its text and its tokens."""

    def __init__(self, pages: Iterable[tuple[str, set[str]]]) -> None:
        words: set[str] = set()
        self.pages, self.counts = 0, Counter[str]()
        for text, tokens in pages:
            self.pages += 1
            self.counts.update(tokens)
            words.update(WORD.findall(text))
        self.by_relative: dict[str, set[str]] = defaultdict(set)
        self.by_verb: dict[str, set[str]] = defaultdict(set)
        self.by_spelling: dict[str, set[str]] = defaultdict(set)
        for word in words:
            sure = forms_of(word).sure
            self.by_spelling[spelt(word)] |= sure
            relatives = relatives_of(word)
            for relative in relatives.words | relatives.verbs:
                self.by_relative[relative] |= sure
            for verb in relatives.verbs:
                self.by_verb[verb] |= sure
        for spelling, names in SPELLINGS.items():
            tokens = {name.token for name in names if len(name.words) == 1 and self.counts[name.token]}
            if tokens and " " not in spelling:
                self.by_spelling[spelling] |= tokens
        self.spellings = list(self.by_spelling)

    def knows(self, word: str) -> bool:
        """Return whether a page has a word in one of its certain or possible forms."""
        return any(form in self.counts for form in forms_of(word).possible)

    def relatives(self, word: str) -> frozenset[str]:
        """Return the forms of words that belong to a word by the patterns of Arabic: its plural, its verb."""
        mine, relatives = forms_of(word).possible, relatives_of(word)
        found = [*relatives.words, *relatives.verbs]
        found += (form for each in mine for form in self.by_relative.get(each, ()))
        found += (form for verb in relatives.verbs for form in self.by_verb.get(verb, ()))
        return frozenset(form for form in found if form in self.counts)

    def similar(self, word: str) -> Iterator[frozenset[str]]:
        """Yield the forms of the words with the fewest errors that are like a word, those on most pages first."""
        typed = spelt(word)
        for allowed in range(1, 1 + errors_allowed(typed)):
            found = extract(typed, self.spellings, scorer=OSA.distance, score_cutoff=allowed, limit=None)
            if found:
                forms = {frozenset(self.by_spelling[spelling]) for spelling, _errors, _number in found}
                yield from sorted(forms, key=lambda each: (-max(map(self._count, each)), sorted(each)))[:MOST_SIMILAR]
                return

    def divided(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield the two words of the index of which a word may be made that lacks a space."""
        for place in range(SHORTEST - 1, len(word) - SHORTEST + 2):
            first, second = word[:place], word[place:]
            if self.knows(first) and self.knows(second):
                yield first, second

    def rarity(self, forms: Iterable[str]) -> float:
        """Return how much one of these forms says about a page: the more, the fewer pages have it."""
        return math.log(1 + self.pages / (1 + self.count(forms)))

    def count(self, forms: Iterable[str]) -> int:
        """Return on how many of the pages these forms stand, at most."""
        return sum(map(self._count, forms))

    def _count(self, form: str) -> int:
        return self.counts[form]


def errors_allowed(typed: str) -> int:
    """Return how many letters may be wrong, missing, too many or swapped."""
    return 0 if any(map(str.isdigit, typed)) else (len(typed) >= SHORTEST) + (len(typed) >= LONG)


def is_like(word: str, form: str) -> bool:
    """Return whether a word typed is a form with no more errors than its length allows."""
    return OSA.distance(spelt(word), form) <= errors_allowed(spelt(word))


def vocabulary(generation: bytes) -> Vocabulary:
    """Return the vocabulary of a generation of the site: one query, and one more for the first who asks for it."""
    global _newest
    key = generation, IndexEntry.objects.aggregate(Max("pk"))["pk__max"]
    kept = _newest
    if kept and kept[0] == key:
        return kept[1]
    with _lock:
        if _newest and _newest[0] == key:
            return _newest[1]
        made = Vocabulary(_newest_pages())
        _newest = key, made
        return made


def forget_vocabulary() -> None:
    global _newest
    _newest = None


def _newest_pages() -> Iterator[tuple[str, set[str]]]:
    types = ContentType.objects.get_for_models(*get_page_models()).values()
    entries = IndexEntry.objects.filter(content_type__in=types).order_by("-pk").values_list(TITLE, TEXT)
    for title, text in entries[:NEWEST].iterator():
        whole = f"{title}\n{text}"
        yield without_forms(whole), tokens_in(whole)
