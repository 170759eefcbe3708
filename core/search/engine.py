"""Search for pages: widens the query until some are found, and ranks them."""

from dataclasses import dataclass, field

from django.db.models import Case, F, IntegerField, Q, Value, When
from wagtail.models import Page, PageViewRestriction

from core.analysis.tokens import all_forms
from core.models.listing import Filters
from core.search.facets import condition, is_possible
from core.search.query import Query, query_words
from core.search.result_fields import ResultFields, result_fields_of
from core.search.spell_correction import correct_spelling
from core.search.synonyms import known_names, query_slots

RANKED = 300  # pages; of words that are everywhere, only the newest are looked at

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
    """The words for which similar ones were taken."""
    is_cut: bool = False
    """Whether there are more pages than were looked at."""


def search_pages(text: str, filters: Filters, home: Page, homes: list[Page]) -> SearchResults:
    """Return what is found for a text; `home` is the front page of the reader's language."""
    words = query_words(text)
    if not words:
        return SearchResults(Query(()))
    names = known_names()
    query = Query(tuple(query_slots(words, names)))
    public = _public_pages(homes)
    pages, guessed = _search(query, home, public), []
    if not _below(home, pages):
        wider = query.widened()
        if wider != query:
            query, pages = wider, _search(wider, home, public)
    if not _below(home, pages):
        wider, guessed = correct_spelling(query, names)
        if wider != query:
            query, pages = wider, _search(wider, home, public)
    shown = pages
    if filters:
        shown = _search(query, home, public, condition(filters)) if is_possible(filters) else []
    facts = result_fields_of({page.pk: page for page in [*pages, *shown]}.values())
    shown = _ranked(shown, query, facts)
    return SearchResults(
        query,
        pages=_below(home, shown),
        unfiltered=_below(home, pages),
        elsewhere={other.pk: _below(other, shown) for other in homes if other != home},
        facts=facts,
        corrected=guessed,
        is_cut=len(pages) >= RANKED,
    )


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


def _search(query: Query, home: Page, public: Q, filtered: Q | None = None) -> list[Page]:
    """Return the newest public pages that match the query, those of the reader's language first: one query."""
    found = Page.objects.all().search(query.wagtail_query(), order_by_relevance=False).get_queryset()
    pages = Page.objects.live().filter(public, filtered or Q(), pk__in=found.order_by().values("pk"))
    here = Case(When(locale_id=home.locale_id, then=Value(0)), default=Value(1), output_field=IntegerField())
    newest = [here, F("first_published_at").desc(nulls_last=True), "-pk"]
    return list(pages.order_by(*newest).only(*COLUMNS)[:RANKED])


def _below(home: Page, pages: list[Page]) -> list[Page]:
    return [page for page in pages if page.path.startswith(home.path)]


def _ranked(pages: list[Page], query: Query, facts: dict[int, ResultFields]) -> list[Page]:
    """Sort pages: most words in the title first, then most words in the summary, then the newest."""

    def merit(page):
        known = facts[page.pk]
        day = known.day or page.first_published_at
        return (
            _count_filled_slots(query, page.title),
            _count_filled_slots(query, known.intro),
            day.isoformat() if day else "",
            page.pk,
        )

    return sorted(pages, key=merit, reverse=True)


def _count_filled_slots(query: Query, text: str) -> int:
    """Return how many slots of a query a short text matches."""
    there = set(all_forms(text).split())
    return sum(any(all(forms & there for forms in phrase) for phrase in slot.phrases) for slot in query.slots)
