"""Which way a language runs, what it is called, and which languages readers are offered."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

RIGHT_TO_LEFT = {"ar", "ckb", "fa", "he", "ur", "ps"}

# Babel knows months and weekdays by region: Iraq says تشرين الثاني where Egypt says نوفمبر.
REGIONS = {
    "en": "en_GB",
    "ar": "ar_IQ",
    "ckb": "ckb_IQ",
    "ku": "ku_TR",
    "tr": "tr_TR",
    "it": "it_IT",
    "fr": "fr_FR",
    "es": "es_ES",
    "de": "de_DE",
}


@dataclass(frozen=True)
class Language:
    """A language as a page needs it: its code, its own name, its direction and its region."""

    code: str

    @property
    def name(self) -> str:
        return dict(settings.LANGUAGES).get(self.code, self.code)

    @property
    def direction(self) -> str:
        return "rtl" if self.code in RIGHT_TO_LEFT else "ltr"

    @property
    def region(self) -> str:
        """Language and territory, written as Babel and Open Graph write them (ar_IQ)."""
        return REGIONS.get(self.code, self.code)


def active_language() -> Language:
    """Return the language the current request is answered in."""
    return Language((translation.get_language() or settings.LANGUAGE_CODE).split("-")[0])


def best_language(request, offered: Sequence[str]) -> str:
    """Return which of the offered languages the browser likes best, or else the first of them.

    Django would pick from all languages of the settings, those included that nobody has opened or translated yet.
    """
    header = request.headers.get("accept-language", "").lower()
    liked = [code.split("-")[0] for code, quality in parse_accept_lang_header(header) if quality]
    return next((code for code in liked if code in offered), offered[0])


def interface_languages() -> list[str]:
    """Return the languages that the words of templates exist in; the one they are written in comes first."""
    folders = [Path(folder) for folder in settings.LOCALE_PATHS]
    translated = [code for code, _name in settings.LANGUAGES if any((folder / code).is_dir() for folder in folders)]
    return [settings.LANGUAGE_CODE, *translated]
