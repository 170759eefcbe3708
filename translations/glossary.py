"""Glossary terms in a source, and whether the target follows them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import OuterRef, Subquery, Value
from wagtail.models import Locale

from core.analysis.arabic import possible_stems, stems
from core.analysis.english import IRREGULAR
from core.analysis.normalisation import fold_letters
from core.models import Organisation, Person, Place, Topic
from translations.inline_tags import plain
from translations.models import GlossaryTerm

VOCABULARY = [Topic, Place, Organisation, Person]
WORD = re.compile(r"\w+(?:['’]\w*)?")
ARABIC = re.compile(r"[\u0600-\u06ff]")


@dataclass(frozen=True)
class Term:
    """One entry, from the glossary or from the names the site knows."""

    term: str
    wording: str
    note: str = ""

    def is_in(self, source: str) -> bool:
        return stands_in(self.term, source)

    def is_followed_in(self, target: str) -> bool:
        """Whether the wording stands there, in whatever form."""
        return stands_in(self.wording, target)


def stands_in(term: str, text: str) -> bool:
    """Whether the words of a term stand in a text one after the other: with Arabic particles, articles and endings, or in a plural."""
    wanted, words = _term_forms(term), _text_forms(text)
    if not wanted:
        return term in text
    return any(
        all(one & other for one, other in zip(wanted, words[start:], strict=False))
        for start in range(len(words) - len(wanted) + 1)
    )


@lru_cache(maxsize=4000)
def _term_forms(term: str) -> tuple[frozenset[str], ...]:
    return tuple(_forms(word, stems) for word in _words(term))


@lru_cache(maxsize=400)
def _text_forms(text: str) -> tuple[frozenset[str], ...]:
    return tuple(_forms(word, possible_stems) for word in _words(text))


def _words(text: str) -> list[str]:
    return WORD.findall(fold_letters(text))


def _forms(word: str, arabic_stems: Callable[[str], set[str]]) -> frozenset[str]:
    """Return a folded word with what it may be a form of."""
    if ARABIC.match(word):
        return frozenset({word, *arabic_stems(word)})
    return frozenset({word, *_singulars(word)})


def _singulars(word: str) -> set[str]:
    """Return what an English word may be the plural of, or the owner in “the river's”."""
    word = re.sub(r"['’]s?$", "", word)
    found = {word, IRREGULAR.get(word, word)}
    if word.endswith("ies"):
        found.add(word[:-3] + "y")
    if word.endswith("es"):
        found.add(word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        found.add(word[:-1])
    return found


def terms_for(source: Locale, target: Locale) -> list[Term]:
    """Return every entry for a pair of languages, longer ones first: one query."""
    own = GlossaryTerm.objects.filter(source_locale=source, target_locale=target)
    queries = [
        model.objects.filter(locale=source)
        .annotate(
            wording=Subquery(
                model.objects.filter(locale=target, translation_key=OuterRef("translation_key")).values("name")[:1]
            ),
            note=Value(""),
        )
        .exclude(wording=None)
        .order_by()
        .values_list("name", "wording", "note")
        for model in VOCABULARY
    ]
    rows = own.order_by().values_list("term", "wording", "note").union(*queries)
    return sorted((Term(*row) for row in rows), key=lambda term: -len(term.term))


def found_in(terms: list[Term], html: str) -> list[Term]:
    """Return the entries whose word stands in an original."""
    source = plain(html)
    return [term for term in terms if term.is_in(source)]


def not_followed(terms: list[Term], html: str) -> list[Term]:
    """Return those of the entries that a translation does not follow."""
    target = plain(html)
    return [term for term in terms if target and not term.is_followed_in(target)]
