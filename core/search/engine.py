"""Search for pages: all words first, then other forms and similar words, then some of the words; and their order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Case, F, IntegerField, Q, Value, When
from wagtail.models import Page, PageViewRestriction
from wagtail.search.query import SearchQuery

from core.analysis.tokens import all_tokens, spelt
from core.analysis.words import words_of
from core.models.listing import Filters
from core.page_store.generation import site_generation
from core.search.facets import condition, is_possible
from core.search.highlighting import indexed_tokens
from core.search.query import SURE, Query
from core.search.query_expansion import partial, single_words, widened
from core.search.result_fields import ResultFields, result_fields_of
from core.search.synonyms import Name, known_names, parse_query
from core.search.vocabulary import Vocabulary, vocabulary

RANKED = 300  # pages; of words that are everywhere, only the newest are looked at
FIRST = 10  # results that a reader sees first; while there are fewer, the query is widened
READ = 100  # pages whose whole text is compared with a widened query

COLUMNS = ["title", "slug", "url_path", "path", "depth", "content_type_id", "locale_id", "first_published_at"]


@dataclass
class SearchResults:
    """The pages found for a query."""

    query: Query
    pages: list[Page] = field(default_factory=list)
    """What is shown: the reader's language, narrowed down, the best first."""
    unfiltered: list[Page] = field(default_factory=list)
    elsewhere: dict[int, list[Page]] = field(default_factory=dict)
    """Pages in other languages by the id of their front page."""
    facts: dict[int, ResultFields] = field(default_factory=dict)
    corrected: list[str] = field(default_factory=list)
    """The words typed for which similar ones were taken."""
    full: int = 0
    """How many of the pages have all words; the others follow them."""
    is_cut: bool = False
    """Whether there are more pages than were looked at."""


class Search:
    """One search: the pages found so far, and whether each has all words, in any form."""

    def __init__(self, query: Query, home: Page, public: Q) -> None:
        self.query, self.home, self.public = query, home, public
        self.vocabulary: Vocabulary | None = None
        self.corrected: list[str] = []
        self.sure = self.matching(query.all_slots())
        self.full, self.some = list(self.sure), []

    def here(self, pages: list[Page]) -> list[Page]:
        return [page for page in pages if page.path.startswith(self.home.path)]

    def widen(self, names: Sequence[Name]) -> None:
        """Look for other forms and similar words and, while few pages have all words, for some of them."""
        self.vocabulary = vocabulary(site_generation().current)
        wider, self.corrected = widened(self.query, self.vocabulary, names, corrects=not self.here(self.sure))
        if wider != self.query:
            self.query = wider
            self.full = _united(self.full, self.matching(wider.all_slots()))
        singles = single_words(wider, self.vocabulary)
        if len(self.here(self.full)) < FIRST and len(singles.slots) > 1:
            some = partial(singles, self.vocabulary)
            self.query = self.query if self.full else singles
            self.some = self.here(_without(self.matching(some), self.full)) if some else []

    def matching(self, query: SearchQuery, narrowed: Q | None = None) -> list[Page]:
        """Return the newest public pages that match a query, those of the reader's language first: one database query."""
        found = Page.objects.all().search(query, order_by_relevance=False).get_queryset()
        pages = Page.objects.live().filter(self.public, narrowed or Q(), pk__in=found.order_by().values("pk"))
        here = Case(When(locale_id=self.home.locale_id, then=Value(0)), default=Value(1), output_field=IntegerField())
        newest = [here, F("first_published_at").desc(nulls_last=True), "-pk"]
        return list(pages.order_by(*newest).only(*COLUMNS)[:RANKED])

    def narrowed(self, pages: list[Page], filters: Filters) -> list[Page]:
        """Return those of the pages that fulfil the reader's choice: one query."""
        if not filters:
            return pages
        if not is_possible(filters):
            return []
        if len(pages) >= RANKED:  # older ones may fulfil it too
            return self.matching(self.query.all_slots(), condition(filters))
        ids = {page.pk for page in pages}
        chosen = set(Page.objects.filter(condition(filters), pk__in=ids).values_list("pk", flat=True))
        return [page for page in pages if page.pk in chosen]


def search_pages(text: str, filters: Filters, home: Page, homes: list[Page]) -> SearchResults:
    """Return what is found for a text; `home` is the front page of the reader's language."""
    names = known_names()
    query = parse_query(text, names)
    if not query.slots:
        return SearchResults(query)
    search = Search(query, home, _public_pages(homes))
    if len(search.here(search.sure)) < FIRST:
        search.widen(names)
    facts = result_fields_of({page.pk: page for page in [*search.full, *search.some]}.values())
    shown = search.narrowed([*search.full, *search.some], filters)
    facts |= result_fields_of([page for page in shown if page.pk not in facts])
    merits = _merits(shown, search, facts)
    shown = sorted(shown, key=lambda page: merits[page.pk], reverse=True)
    partial_ids = {page.pk for page in search.some}
    full = [page for page in shown if page.pk not in partial_ids]
    here = search.here(full)
    some = [page for page in shown if page.pk in partial_ids][: max(0, FIRST - len(here))]
    return SearchResults(
        search.query,
        pages=[*here, *some],
        unfiltered=[*search.here(search.full), *search.some[:FIRST]],
        elsewhere={
            other.pk: [page for page in full if page.path.startswith(other.path)] for other in homes if other != home
        },
        facts=facts,
        corrected=search.corrected if search.full else [],
        full=len(here),
        is_cut=len(search.sure) >= RANKED,
    )


def _united(pages: list[Page], others: list[Page]) -> list[Page]:
    return [*pages, *_without(others, pages)]


def _without(pages: list[Page], others: list[Page]) -> list[Page]:
    known = {page.pk for page in others}
    return [page for page in pages if page.pk not in known]


def _public_pages(homes: list[Page]) -> Q:
    """Return the condition for pages that everybody may read.

    Which pages are restricted is asked beforehand: asked of each page in its turn, SQLite looks through the whole tree
    again and again while nothing is restricted.
    """
    public = Q()
    for front_page in homes:
        public |= Q(path__startswith=front_page.path)
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        public &= ~Q(path__startswith=path)
    return public


def _merits(pages: list[Page], search: Search, facts: dict[int, ResultFields]) -> dict[int, tuple]:
    """Return what pages are sorted by: all words or some, how many and where, then the date."""
    sure = {page.pk for page in search.sure}
    some = {page.pk for page in search.some}
    read = [page for page in pages if page.pk not in sure][:READ]
    texts = indexed_tokens(read) if read else {}
    typed = {spelt(word) for slot in search.query.slots for word in slot.words}
    rarity = {
        slot: search.vocabulary.rarity(slot.phrases[0][0][0]) if search.vocabulary else 1.0
        for slot in search.query.slots
    }

    def merit(page: Page) -> tuple:
        day = facts[page.pk].day or page.first_published_at
        title, intro = all_tokens(page.title), all_tokens(facts[page.pk].intro)
        whole = title | intro | texts.get(page.pk, set())
        worth = 0.0
        for slot in search.query.slots:
            there = SURE if page.pk in sure else slot.weight_in(whole)
            worth += rarity[slot] * slot.worth(there, title, intro)
        as_typed = len(typed & {spelt(word.text) for word in words_of(f"{page.title} {facts[page.pk].intro}")})
        return page.pk not in some, round(worth, 6), as_typed, day.isoformat() if day else "", page.pk

    return {page.pk: merit(page) for page in pages}
