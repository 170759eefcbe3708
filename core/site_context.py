"""The site context: what every public page shows around its content, such as languages, menus, footer and site facts.

The functions fetch each part of it for a request. Pages made for the page store share the parts within a generation
(`core.memo`). The context processor offers them to templates as `site_context`.
"""

from typing import NamedTuple

from django.utils.functional import SimpleLazyObject, cached_property
from wagtail.models import Page, Site

from core.i18n import digits
from core.i18n.languages import Language, active_language
from core.memo import memoise
from core.models.navigation import MenuEntry, Navigation
from core.models.notices import Notice
from core.models.site import SiteFacts
from core.prefetch.page_links import add_addresses, prefetch_references
from core.routing import Match, find, open_homes_of


class NavigationTexts(NamedTuple):
    """The names, menus and footer of a language."""

    navigation: Navigation
    menus: dict[str, list[MenuEntry]]
    addresses: dict[int, str | None]
    """The addresses of pages that the footer links to, by the id of the page."""


def site_of(request) -> Site | None:
    """Return the site of the request's host: at most one query."""
    if not hasattr(request, "_wagtail_site"):  # where Wagtail itself looks first
        request._wagtail_site = memoise(
            request.META, ("site", request.get_host()), lambda: Site.find_for_request(request)
        )
    return request._wagtail_site


def match_of(request, site: Site, path: str) -> Match:
    """Look up the live page at a path; the front page of a language is looked up once in a generation."""
    if path.strip("/"):
        return find(site, path)
    return memoise(request.META, ("front page", site.pk, active_language().code), lambda: find(site, ""))


def facts_of(request, site: Site) -> SiteFacts:
    """Return the facts that are the same in every language: at most one query."""
    return memoise(request.META, ("facts", site.pk), lambda: SiteFacts.for_site(site))


def navigation_of(request, language: Language) -> NavigationTexts:
    """Return the names, menus and footer of the active language: at most two queries."""
    texts = memoise(request.META, ("navigation", language.code), lambda: _fetch_navigation(language.code))
    add_addresses(texts.addresses)
    return texts


def _fetch_navigation(code: str) -> NavigationTexts:
    navigation = Navigation.objects.for_reader(code)
    addresses = prefetch_references(navigation)
    return NavigationTexts(navigation, navigation.entries(), addresses)


class SiteContext:
    """The site context of a request; each part is fetched when a template first uses it."""

    def __init__(self, request):
        self.request = request

    @cached_property
    def language(self) -> Language:
        return active_language()

    @cached_property
    def site(self) -> Site | None:
        return site_of(self.request)

    @cached_property
    def homes(self) -> list[Page]:
        return open_homes_of(self.request)  # no query if the page was looked up by its path

    @cached_property
    def home(self) -> Page | None:
        return next((home for home in self.homes if home.locale.language_code == self.language.code), None)

    @cached_property
    def navigation(self) -> Navigation:
        return self._navigation_texts.navigation

    @cached_property
    def menus(self) -> dict[str, list[MenuEntry]]:
        return self._navigation_texts.menus

    @cached_property
    def _navigation_texts(self) -> NavigationTexts:
        return navigation_of(self.request, self.language)

    @cached_property
    def notices(self) -> list[Notice]:
        """The urgent notices of this moment: no query while there are none."""
        return Notice.objects.for_reader(self.language.code) if getattr(self.navigation, "has_notices", True) else []

    @cached_property
    def facts(self) -> SiteFacts:
        return facts_of(self.request, self.site) if self.site else SiteFacts()

    @cached_property
    def site_url(self) -> str:
        """Scheme and host, without a slash at the end."""
        return self.site.root_url if self.site else self.request.build_absolute_uri("/").rstrip("/")


def choose_digits(request) -> None:
    """Have numbers written as the site says, from the beginning of a request on: views write some before any template."""
    digits.choose(lambda: _context_of(request).facts.digits)


def site_context(request):
    """Context processor: `site_context` in every template; it costs nothing where it is not used."""
    return {"site_context": SimpleLazyObject(lambda: _context_of(request))}


def _context_of(request) -> SiteContext:
    if not hasattr(request, "_site_context"):
        request._site_context = SiteContext(request)
    return request._site_context
