"""The sitemap: every public page of every open language, with its translations and its picture.

Wagtail's own sitemap lists only what stands below the site's root page, and so knows one language.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from typing import NamedTuple

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model
from wagtail.models import Page, PageQuerySet, Site, get_page_models

from core.i18n.languages import default_version
from core.models.pages import BasePage, LeadImageMixin
from core.routing import open_home_pages

ENTRIES_PER_SITEMAP = 1000
PICTURE = "fill-1280x720|format-jpeg"  # one that pages show anyway
XML = "application/xml"


@dataclass
class Entry:
    """An entry of the sitemap. `alternates` are pairs of a language code and the address of that version."""

    url: str
    changed_at: datetime | None = None
    alternates: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    @property
    def default(self) -> str:
        """The address for readers of all other languages; empty where there is only one version."""
        return default_version(dict(self.alternates)) if self.alternates else ""


class Section(NamedTuple):
    """A section of the sitemap: the number of its entries, and those from one position to another."""

    count: Callable[[list[Page]], int]
    entries: Callable[[list[Page], str, int, int], list[Entry]]


@require_safe
def index(request, sections: dict[str, Section]):
    """List the sitemaps, of at most a thousand entries each."""
    site, homes = _site_and_homes(request)
    names = [
        f"{name}-{number}"
        for name, section in sections.items()
        for number in range(1, ceil(section.count(homes) / ENTRIES_PER_SITEMAP) + 1)
    ]
    return render(request, "sitemaps/index.xml", {"base": site.root_url, "names": names}, XML)


@require_safe
def section(request, name: str, number: int, sections: dict[str, Section]):
    """Return one of the sitemaps."""
    site, homes = _site_and_homes(request)
    if name not in sections or not 1 <= number <= 50_000:
        raise Http404("There is no such map.")
    start = (number - 1) * ENTRIES_PER_SITEMAP
    entries = sections[name].entries(homes, site.root_url, start, start + ENTRIES_PER_SITEMAP)
    if not entries:
        raise Http404("There is no such map.")
    return render(request, "sitemaps/section.xml", {"entries": entries}, XML)


@require_safe
def robots(request):
    """Answer with robots.txt: what crawlers should leave out, and where the sitemap is."""
    site, _homes = _site_and_homes(request)
    return render(request, "robots.txt", {"base": site.root_url}, "text/plain; charset=utf-8")


def _site_and_homes(request) -> tuple[Site, list[Page]]:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404("No site answers to this host name.")
    return site, open_home_pages(site)


def public_pages(homes: Iterable[Page]) -> PageQuerySet:
    """Return the pages that everybody may read, of all open languages."""
    below = Q(pk__in=[])
    for home in homes:
        below |= Q(path__startswith=home.path)
    pages = Page.objects.live().public().filter(below)
    return pages.exclude(_any_of(lambda model: model.not_our_own()))


def _any_of(choose: Callable[[type[BasePage]], PageQuerySet]) -> Q:
    """Return a condition for pages of any type that are chosen from their type."""
    chosen = Q(pk__in=[])
    for model in get_page_models():
        if issubclass(model, BasePage):
            chosen |= Q(pk__in=choose(model).values("pk"))
    return chosen


def page_url(homes: dict[int, Page], base: str, row: dict) -> str:
    """Return the full address of a page from a few of its columns."""
    home = homes[row["locale_id"]]
    return f"{base}/{home.locale.language_code}/{row['url_path'].removeprefix(home.url_path)}"


COLUMNS = ("pk", "url_path", "locale_id", "translation_key", "last_published_at")


def page_entries(homes: list[Page], base: str, start: int, end: int) -> list[Entry]:
    """Return the entries of pages: a fixed number of queries, whatever their number."""
    by_locale = {home.locale_id: home for home in homes}
    pages = public_pages(homes).filter(locale_id__in=by_locale)
    rows = list(pages.order_by("pk").values(*COLUMNS)[start:end])
    twins = defaultdict(list)
    versions = pages.filter(translation_key__in={row["translation_key"] for row in rows})
    versions = versions.exclude(_any_of(lambda model: model.copies()))
    for row in versions.values(*COLUMNS):
        code = by_locale[row["locale_id"]].locale.language_code
        twins[row["translation_key"]].append((code, page_url(by_locale, base, row)))
    pictures = _picture_urls([row["pk"] for row in rows])
    return [
        Entry(
            page_url(by_locale, base, row),
            row["last_published_at"],
            _alternates(page_url(by_locale, base, row), twins[row["translation_key"]]),
            [base + url for url in pictures.get(row["pk"], [])],
        )
        for row in rows
    ]


def _alternates(url: str, versions: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the versions of a page; none for one that is no version itself."""
    return sorted(versions) if any(url == each for _code, each in versions) else []


def _picture_urls(pages: list[int]) -> dict[int, list[str]]:
    """Map page ids to the addresses of their lead images, where the rendition exists."""
    image_of: dict[int, int] = {}
    for model in get_page_models():
        if issubclass(model, LeadImageMixin):
            chosen = model._default_manager.filter(pk__in=pages, lead_image__isnull=False)
            image_of |= dict(chosen.values_list("pk", "lead_image_id"))
    renditions = get_image_model().get_rendition_model().objects
    made = renditions.filter(image_id__in=set(image_of.values()), filter_spec=PICTURE).order_by("pk")
    urls = {rendition.image_id: rendition.url for rendition in made}
    return {page: [urls[image]] for page, image in image_of.items() if image in urls}


PAGES = Section(lambda homes: public_pages(homes).count(), page_entries)
