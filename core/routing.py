"""Find a page by its path with one query, where Wagtail's own routing needs one query for every level.

Pages have no sub-routes: a path is a language followed by slugs.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.db.models import Case, Exists, Q, QuerySet, When
from django.http import Http404, HttpRequest
from django.utils import translation
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION

from core.i18n.languages import active_language, best_language
from core.models.pages import BasePage


class Match(NamedTuple):
    """The result of looking up a path."""

    homes: list[Page]
    """The live front pages, one for each language readers are offered."""
    page: Page | None
    """The live page at the path, or None."""
    translations: list[Page]
    """The page in every language in which it is published, itself included."""
    above: list[Page]
    """The live pages between the front page and the page, the highest first."""


def open_home_pages(site: Site | None) -> list[Page]:
    """Return the live front page of each language readers are offered, the source language first: one query.

    A language is offered while an administrator has it open and its front page is published.
    """
    return _in_order(Page.objects.live().filter(_open_homes_of(site)).select_related("locale")) if site else []


def open_homes_of(request: HttpRequest) -> list[Page]:
    """Return the front pages readers are offered, looked up once for a request."""
    found: list[Page] | None = getattr(request, "open_homes", None)
    if found is None:
        found = request.open_homes = open_home_pages(Site.find_for_request(request))  # type: ignore[attr-defined]
    return found


def open_home(request: HttpRequest) -> Page:
    """Return the front page of the active language; raise Http404 where that is not open to readers."""
    for home in open_homes_of(request):
        if home.locale.language_code == active_language().code:
            return home
    raise Http404("This language is not open to readers.")


def readers_language(request: HttpRequest) -> str:
    """Return the language to answer in where the address says none, or one that is not open to readers."""
    offered = [home.locale.language_code for home in open_homes_of(request)] or [settings.LANGUAGE_CODE]
    asked = translation.get_language_from_path(request.path_info)
    return asked if asked and asked in offered else best_language(request, offered)


def open_languages() -> QuerySet:
    """Return a queryset of the ids of the languages readers are offered, for use inside another query."""
    return Page.objects.live().filter(depth=2, locale__opening__isnull=False).order_by().values("locale_id")


def public_page(number: int) -> Page | None:
    """Return the page with this number if everybody may read it: one query."""
    return Page.objects.live().public().filter(depth__gt=1, pk=number, locale__in=open_languages()).first()


def newest_paths(count: int) -> list[str]:
    """Return the paths of the public pages published last: front pages and lists first, then the newest."""
    pages = Page.objects.live().public().filter(depth__gt=1, locale__in=open_languages())
    newest = pages.order_by("-last_published_at").select_related("locale")[:count]
    newest = sorted(newest, key=lambda page: page.depth > 3)
    return [parts[2] for page in newest if (parts := page.get_url_parts())]


def find(site: Site, path: str) -> Match:
    """Look up the live page at a path below the front page of the active language: one query."""
    slugs = _slugs(path)
    language = active_language().code
    wanted = _open_homes_of(site)
    if slugs:
        named = Page.objects.live().filter(slug=slugs[-1], locale__language_code=language)
        wanted |= Q(translation_key__in=named.values("translation_key"))
        wanted |= Q(slug__in=slugs[:-1], locale__language_code=language)  # pages above it, and others with their slugs
    pages = Page.objects.live().filter(wanted).select_related("locale", "content_type")
    rows = list(
        pages.annotate(
            is_home=Case(When(_open_homes_of(site), then=True), default=False),
            site_has_restrictions=Exists(PageViewRestriction.objects.all()),
        )
    )
    homes = _in_order(row for row in rows if row.is_home)
    _refresh_root_paths(site, homes)
    home = next((home for home in homes if home.locale.language_code == language), None)
    page = next((row for row in rows if home and row.url_path == _url_path(home, slugs)), None)
    above = {_url_path(home, slugs[:depth]) for depth in range(1, len(slugs))} if home else set()
    return Match(
        homes,
        page,
        [row for row in rows if page and row.translation_key == page.translation_key],
        sorted((row for row in rows if row.url_path in above), key=lambda row: row.depth),
    )


def find_elsewhere(homes: list[Page], path: str) -> list[Page]:
    """Return the public pages that stand at this path in other open languages, but not in the active one."""
    slugs = _slugs(path)
    if not slugs:
        return []
    paths = {_url_path(home, slugs) for home in homes}
    found = Page.objects.live().public().filter(slug=slugs[-1], url_path__in=paths).select_related("locale")
    if any(page.locale.language_code == active_language().code for page in found):
        return []  # what is missing is something else, such as page 99 of a list
    return list(found)


def specific(page: Page, match: Match) -> Page:
    """Return the matched page as its own type, with what its template shows: one query."""
    model = page.specific_class
    if model is None or not issubclass(model, BasePage):
        return page.specific
    specific_page = model.for_reader().get(pk=page.pk)
    specific_page.locale = page.locale
    specific_page.live_translations = match.translations
    specific_page.sections_above = match.above
    specific_page.site_has_restrictions = page.site_has_restrictions  # annotated by find()
    return specific_page


def _refresh_root_paths(site: Site, homes: list[Page]) -> None:
    """Clear Wagtail's cache of root paths if a front page stands elsewhere: no query.

    Wagtail has them in Django's cache, which each process may have for itself, and clears only that of the process in
    which the page is moved. A request that read them before the move may put them there after they were cleared, so
    what stands there is compared each time.
    """
    kept = cache.get(SITE_ROOT_PATHS_CACHE_KEY, version=SITE_ROOT_PATHS_CACHE_VERSION)
    current = {(site.pk, home.url_path, site.root_url, home.locale.language_code) for home in homes}
    if kept is not None and not current <= set(map(tuple, kept)):
        Site.clear_site_root_paths_cache()


def _slugs(path: str) -> list[str]:
    return [slug for slug in path.split("/") if slug]


def _url_path(home: Page, slugs: list[str]) -> str:
    return home.url_path + "".join(f"{slug}/" for slug in slugs)


def _open_homes_of(site: Site) -> Q:
    root = Page.objects.filter(pk=site.root_page_id)
    return Q(translation_key__in=root.values("translation_key"), locale__opening__isnull=False)


def _in_order(homes: Iterable[Page]) -> list[Page]:
    order = [code for code, _name in settings.LANGUAGES]
    return sorted(homes, key=lambda home: order.index(home.locale.language_code))
