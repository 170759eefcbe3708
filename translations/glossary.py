"""Glossary terms in a source, and whether the target follows them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import OuterRef, Subquery, Value
from wagtail.models import Locale

from core.analysis.normalisation import fold_letters
from core.models import Organisation, Person, Place, Topic
from translations.inline_tags import plain
from translations.models import GlossaryTerm

VOCABULARY = [Topic, Place, Organisation, Person]
# The article and particles that grow onto a word.
PARTICLES = re.compile(r"^(?:و|ف)?(?:لل|(?:ب|ك|ل)?ال)")


@dataclass(frozen=True)
class Term:
    """One entry, from the glossary or from the names the site knows."""

    term: str
    wording: str
    note: str = ""

    def is_in(self, source: str) -> bool:
        return bool(_pattern(self.term).search(source))

    def is_followed_in(self, target: str) -> bool:
        """Whether the wording stands there, however its words are joined to articles and particles."""
        folded = fold_letters(target)
        return all(stem(fold_letters(word)) in folded for word in self.wording.split())


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


def stem(word: str) -> str:
    """Return the word without article and particles, if something is left of it."""
    rest = PARTICLES.sub("", word)
    return rest if len(rest) > 1 else word


@lru_cache(maxsize=4000)
def _pattern(term: str) -> re.Pattern:
    return re.compile(rf"(?<!\w){re.escape(term)}(?!\w)", re.IGNORECASE)
