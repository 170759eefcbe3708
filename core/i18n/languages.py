"""Languages: direction, name and region of each, and which one a request is answered in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from babel import Locale as BabelLocale
from babel import UnknownLocaleError
from django.conf import settings
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from core.i18n.presets import PRESETS, SHIPPED, Preset


@dataclass(frozen=True)
class Language:
    """A language as a page needs it: its code, its own name, its direction and its region."""

    code: str

    @property
    def preset(self) -> Preset:
        """Its preset; one with nothing but the code for any other language."""
        return PRESETS.get(self.code) or Preset(self.code, self.code, self.code, self.code)

    @property
    def name(self) -> str:
        return self.preset.name

    @property
    def direction(self) -> str:
        return self.preset.direction

    @property
    def script(self) -> str:
        return self.preset.script

    @property
    def region(self) -> str:
        """Language and territory, written as Babel and Open Graph write them (ar_IQ)."""
        return self.preset.region


def active_language() -> Language:
    """Return the language the current request is answered in."""
    return Language((translation.get_language() or settings.LANGUAGE_CODE).split("-")[0])


def language_name(code: str) -> str:
    """Return the name of a language in the active one, or else in itself."""
    try:
        known = BabelLocale.parse(active_language().region).languages.get(code)
    except UnknownLocaleError:
        known = None
    return known or Language(code).name


def best_language(request, offered: Sequence[str]) -> str:
    """Return the offered language that the browser prefers, or else the first of them.

    Django would pick from all languages of the settings, those included that nobody has opened or translated yet.
    """
    header = request.headers.get("accept-language", "").lower()
    liked = [code.split("-")[0] for code, quality in parse_accept_lang_header(header) if quality]
    return next((code for code in liked if code in offered), offered[0])


def default_version(addresses: Mapping[str, str]) -> str:
    """Return which of these addresses, by language, is for readers of all other languages: x-default.

    That is the version in the language the site is written in first, or else the first in the order of the settings. So
    every version of a page names the same one.
    """
    return next(addresses[code] for code, _name in settings.LANGUAGES if code in addresses)


def interface_language(request) -> str:
    """Return the language to answer in where the database cannot be asked: one of those that came with the site."""
    came_along = [preset.code for preset in SHIPPED]
    asked = translation.get_language_from_path(request.path_info)
    return asked if asked in came_along else best_language(request, came_along)
