"""What stands round a page and is the same for all: the site, its facts, the words, menus and footer of a language.

Pages that are made for the page store share them while nothing changes (`core.memo`).
"""

from typing import NamedTuple

from wagtail.models import Site

from core.i18n.languages import Language, active_language
from core.memo import memoise
from core.models.navigation import MenuEntry, Navigation
from core.models.site import SiteFacts
from core.prefetch.page_links import prefetch_references, remember_addresses
from core.routing import Found, find


class Words(NamedTuple):
    """The words round every page of a language."""

    navigation: Navigation
    menus: dict[str, list[MenuEntry]]
    addresses: dict[int, str | None]
    """Where the links in the footer lead, by the id of the page."""


def site_of(request) -> Site | None:
    """Return the site that answers to the request's host: at most one query."""
    if not hasattr(request, "_wagtail_site"):  # where Wagtail itself looks first
        request._wagtail_site = memoise(
            request.META, ("site", request.get_host()), lambda: Site.find_for_request(request)
        )
    return request._wagtail_site


def found_on(request, site: Site, path: str) -> Found:
    """Look for the live page at a path; the front page of a language is the same find for everybody."""
    if path.strip("/"):
        return find(site, path)
    return memoise(request.META, ("front page", site.pk, active_language().code), lambda: find(site, ""))


def facts_of(request, site: Site) -> SiteFacts:
    """Return the facts that are the same in every language: at most one query."""
    return memoise(request.META, ("facts", site.pk), lambda: SiteFacts.for_site(site))


def words_round(request, language: Language) -> Words:
    """Return the words round every page of the active language: at most two queries."""
    words = memoise(request.META, ("words", language.code), lambda: _words(language.code))
    remember_addresses(words.addresses)
    return words


def _words(code: str) -> Words:
    navigation = Navigation.objects.for_reader(code)
    addresses = prefetch_references(navigation)
    return Words(navigation, navigation.entries(), addresses)
