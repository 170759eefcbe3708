"""Pages of topics, places and organisations: each lists the pages about it, by year."""

# Messages: for readers

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from itertools import groupby

from django.db.models import F, QuerySet, Value
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page, Site

from campaigns.models import Series
from core.i18n.languages import active_language
from core.models import ListingQuerySet, Organisation, Place, Topic
from core.models.images import SiteImage
from core.models.listing import listed_models, page_or_404
from core.models.term_removals import key_merged_into
from core.models.terms import Term
from core.prefetch.renditions import prefetch_card_renditions
from core.routing import open_home, open_homes_of
from core.seo.sitemaps import Entry, Section


@dataclass
class TermKind:
    """A kind of term: its model, and how pages about a term are found."""

    name: str  # of the address, and of the view
    model: type[Term]
    about: Callable[[ListingQuerySet, str], ListingQuerySet]


# Series have a view of their own: home/series.py.
KINDS = {
    kind.name: kind
    for kind in (
        TermKind("topic", Topic, lambda pages, key: pages.about(key)),
        TermKind("place", Place, lambda pages, key: pages.at(key)),
        TermKind("organisation", Organisation, lambda pages, key: pages.involving(key)),
        TermKind("series", Series, lambda pages, key: pages.none()),
    )
}


@dataclass
class TermPage:
    """The page of a term in one language, for the same templates as a page of the tree."""

    title: str
    intro: str
    locale: Locale
    url: str
    full_url: str
    term: Term
    live_translations: list["TermPage"] = field(default_factory=list)
    seo_title: str = ""
    pk: None = None
    card_picture: SiteImage | None = None
    """The picture of the newest page about the term that has one."""
    lead_image_alt: str = ""

    @property
    def short_url(self) -> str:
        return self.full_url

    @property
    def canonical_url(self) -> str:
        return self.full_url

    def is_copy_in(self, code: str) -> bool:
        return False

    @property
    def description(self) -> str:
        return self.intro or _("What this site has published about %(name)s.") % {"name": self.title}


def follows_merges(view):
    """Have a view of terms lead on from the address of one that was merged into another."""

    @wraps(view)
    def following(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Http404:
            kind = KINDS[kwargs.get("name", "series")]
            key = key_merged_into(kind.model._meta.label_lower, kwargs["key"])
            if not key:
                raise
            return HttpResponsePermanentRedirect(reverse(kind.name, args=[key]))

    return following


@require_safe
@follows_merges
def term_page(request, name: str, key: str):
    """List all pages about a term by year, the newest first."""
    kind = KINDS[name]
    home, page = find_term(request, kind, key)
    listing = page_or_404(request, _page_rows(kind, key, home.locale_id))
    pages = _pages_of_rows(listing)
    pictured = next((each for each in pages if each.card_picture), None)
    if pictured:
        page.card_picture, page.lead_image_alt = pictured.card_picture, pictured.lead_image_alt
    years = [(year, list(group)) for year, group in groupby(pages, key=lambda page: page.shown_on.year)]
    return render(request, "home/term_page.html", {"page": page, "kind": kind.name, "listing": listing, "years": years})


def find_term(request, kind: TermKind, key: str) -> tuple[Page, TermPage]:
    """Return the front page and the page of a term in the active language. Raises Http404."""
    site = Site.find_for_request(request)
    home, homes = open_home(request), open_homes_of(request)
    page = _term_page(kind, key, homes, site) if site and "\0" not in key else None
    if page is None:
        raise Http404("There is no such subject.")
    return home, page


def _term_page(kind: TermKind, key: str, homes: list[Page], site: Site) -> TermPage | None:
    """Return the page of a term in the active language, with the first name of the term if it has none in it."""
    named = {
        term.locale_id: term for term in kind.model.objects.filter(key=key).select_related("locale").order_by("pk")
    }
    versions = [
        _version_in(kind, named[home.locale_id], home.locale, site) for home in homes if home.locale_id in named
    ]
    here = [home.locale for home in homes if home.locale.language_code == active_language().code]
    if not named or not here:
        return None
    found = next((version for version in versions if version.locale == here[0]), None)
    if found is None:
        found = _version_in(kind, next(iter(named.values())), here[0], site)
    found.live_translations = versions
    return found


def _version_in(kind: TermKind, term: Term, locale: Locale, site: Site) -> TermPage:
    with translation.override(locale.language_code):
        url = reverse(kind.name, args=[term.key])
    return TermPage(term.name, getattr(term, "description", ""), locale, url, site.root_url + url, term)


def _page_rows(kind: TermKind, key: str, locale: int) -> QuerySet:
    """Return type, id and day of every public page about the term, the newest first."""
    private = Page.objects.all().private_q()  # one query for all types
    parts = [
        kind.about(model.objects.live().exclude(private).filter(locale_id=locale), key)
        .order_by()
        .distinct()
        .annotate(listed_as=Value(number), listed_on=F(model.objects.all().date_lookup))
        .values_list("listed_as", "pk", "listed_on")
        for number, model in enumerate(listed_models())
    ]
    return parts[0].union(*parts[1:], all=True).order_by("-listed_on", "-pk")


def _pages_of_rows(rows) -> list:
    """Return the pages of these rows as cards show them: one query for each type among them."""
    rows = list(rows)
    found: dict[int, Page] = {}
    models = listed_models()
    for number in {row[0] for row in rows}:
        wanted = [pk for listed_as, pk, _day in rows if listed_as == number]
        found |= {page.pk: page for page in models[number].objects.filter(pk__in=wanted).for_listing()}
    pages = [found[pk] for _listed_as, pk, _day in rows if pk in found]
    prefetch_card_renditions(*pages)
    return pages


def term_entries(homes: list[Page], base: str, start: int, end: int) -> list[Entry]:
    """Return the sitemap entries of all terms."""
    codes = {home.locale_id: home.locale.language_code for home in homes}
    versions = []
    for kind in KINDS.values():
        rows = (
            kind.model.objects.filter(locale_id__in=codes).order_by("key", "locale_id").values_list("key", "locale_id")
        )
        for key, group in groupby(rows, key=lambda row: row[0]):
            urls = sorted((codes[locale], base + _term_path(kind, key, codes[locale])) for _key, locale in group)
            versions += [Entry(url, alternates=urls) for _code, url in urls]
    return versions[start:end]


def _term_path(kind: TermKind, key: str, code: str) -> str:
    with translation.override(code):
        return reverse(kind.name, args=[key])


def count_terms(homes: list[Page]) -> int:
    locales = {home.locale_id for home in homes}
    return sum(kind.model.objects.filter(locale_id__in=locales).count() for kind in KINDS.values())


TERMS = Section(count_terms, term_entries)
