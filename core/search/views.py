"""The search page of a language."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.i18n.digits import in_digits
from core.i18n.languages import Language
from core.models.listing import Filters
from core.routing import open_home, open_homes_of
from core.search.engine import SearchResults, search_pages
from core.search.facets import kinds
from core.search.highlighting import excerpt, highlight, indexed_texts
from core.search.query import LONGEST, MOST_WORDS, clean_query
from core.search.result_fields import ResultFields

PER_PAGE = 10
SHOWN_ELSEWHERE = 3
NARROWED_BY = ["kind", "topic", "place", "year"]


@dataclass
class Result:
    """A page that was found, ready to be shown."""

    page: Page
    title: SafeString
    excerpt: SafeString
    facts: ResultFields

    @property
    def url(self):
        return self.page.url

    @property
    def kind(self):
        """How cards call it too, in the language of the reader."""
        model = self.page.cached_content_type.model_class()
        if not self.facts.kind:
            return model.kind
        return dict(model._meta.get_field(model.kind_field).flatchoices)[self.facts.kind]


@dataclass
class Elsewhere:
    """Pages found in another language."""

    language: Language
    url: str
    count: int
    results: list[Result]


@require_safe
def search(request):
    """Answer a query with pages of this language, and the number of pages in others."""
    home, homes = open_home(request), open_homes_of(request)
    typed = request.GET.get("q", "")
    text, filters = clean_query(typed), Filters.from_request(request, NARROWED_BY)
    found = search_pages(text, filters, home, homes)
    query = filters.query_string(q=text)
    listing = Paginator(found.pages, PER_PAGE).get_page(request.GET.get("page"))
    others = {other: found.elsewhere.get(other.pk, []) for other in homes if found.elsewhere.get(other.pk)}
    shown = _results([*listing, *(page for pages in others.values() for page in pages[:SHOWN_ELSEWHERE])], found)
    some = {page.pk for page in found.pages[found.full :]}
    context = {
        "text": text,
        "filters": filters,
        "found": found,
        "listing": listing,
        "results": [*listing],
        "full_results": [shown[page.pk] for page in listing if page.pk not in some],
        "partial_results": [shown[page.pk] for page in listing if page.pk in some],
        "elsewhere": [
            Elsewhere(
                Language(other.locale.language_code),
                f"/{other.locale.language_code}/search/?{query}",
                len(pages),
                [shown[page.pk] for page in pages[:SHOWN_ELSEWHERE]],
            )
            for other, pages in others.items()
        ],
        "query": query,
        "query_elsewhere": query,  # what the language switcher asks in the other language
        "unfiltered_query": Filters().query_string(q=text),
        "too_long": len(typed) > LONGEST,
        "most_words": MOST_WORDS,
        "options": _options(found),
    }
    response = render(request, "search.html", context)
    # What people look for is nobody's business: no store, no cache and no shared phone keeps it.
    patch_cache_control(response, private=True, no_store=True)
    return response


def _results(pages: list[Page], found: SearchResults) -> dict[int, Result]:
    texts = indexed_texts(pages)
    forms = found.query.forms
    return {
        page.pk: Result(
            page, highlight(page.title, forms), excerpt(texts.get(page.pk, ""), forms), found.facts[page.pk]
        )
        for page in pages
    }


def _options(found: SearchResults) -> dict[str, list[tuple[str, str]]]:
    """Return the options of each filter among the pages found, as values and labels."""
    facts = [found.facts[page.pk] for page in found.unfiltered]
    types = {page.content_type_id for page in found.unfiltered}
    there = {page.cached_content_type.model_class() for page in found.unfiltered if page.content_type_id in types}
    return {
        "kind": [(word, str(model.kind)) for word, model in kinds().items() if model in there],
        "topic": _by_name(topic for known in facts for topic in known.topics.items()),
        "place": _by_name(place for known in facts for place in known.places.items()),
        "year": [
            (str(year), in_digits(str(year)))
            for year in sorted({known.day.year for known in facts if known.day}, reverse=True)
        ],
    }


def _by_name(named) -> list[tuple[str, str]]:
    return sorted(set(named), key=lambda pair: pair[1])
