"""What stands round every public page: languages, menus, footer, facts of the site."""

from dataclasses import dataclass

from django.utils.functional import SimpleLazyObject, cached_property
from wagtail.models import Page, Site

from core.i18n import digits
from core.i18n.languages import Language, active_language
from core.models.navigation import MenuEntry, Navigation
from core.models.notices import Notice
from core.models.site import SiteFacts
from core.routing import open_homes_of
from core.site_context import Words, facts_of, site_of, words_round


@dataclass(frozen=True)
class Switch:
    """One entry of the language switcher."""

    language: Language
    name: str
    url: str
    is_current: bool
    is_translation: bool  # leads to this very page, published in that language


class Chrome:
    """Everything the frame of a page needs, asked for only when a template uses it."""

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
        return open_homes_of(self.request)  # found by the look-up of the page, when there was one

    @cached_property
    def home(self) -> Page | None:
        return next((home for home in self.homes if home.locale.language_code == self.language.code), None)

    @cached_property
    def navigation(self) -> Navigation:
        return self._words.navigation

    @cached_property
    def menus(self) -> dict[str, list[MenuEntry]]:
        return self._words.menus

    @cached_property
    def _words(self) -> Words:
        return words_round(self.request, self.language)

    @cached_property
    def notices(self) -> list[Notice]:
        """The urgent notices of this moment: no query of their own while there are none."""
        return Notice.objects.for_reader(self.language.code) if getattr(self.navigation, "has_notices", True) else []

    @cached_property
    def facts(self) -> SiteFacts:
        return facts_of(self.request, self.site) if self.site else SiteFacts()

    @cached_property
    def site_url(self) -> str:
        """Scheme and host, without a slash at the end."""
        return self.site.root_url if self.site else self.request.build_absolute_uri("/").rstrip("/")


def chrome(request):
    """Context processor: `chrome` in every template, free of cost where it is not used."""
    made = SimpleLazyObject(lambda: Chrome(request))
    digits.choose(lambda: made.facts.digits)
    return {"chrome": made}
