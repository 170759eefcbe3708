"""Names of months and weekdays in every language, as Babel knows them, by the names in lower case."""

from functools import lru_cache

from babel import Locale

from core.i18n.presets import PRESETS

# Iraqi writers use both rows of month names.
MORE_REGIONS = {"ar": ["ar_IQ", "ar_EG"]}


@lru_cache(maxsize=20)
def weekday_names(code: str) -> dict[str, int]:
    """Return the number of each weekday of a language by its names; Monday is 0."""
    return _names(code, "days")


@lru_cache(maxsize=20)
def month_names(code: str) -> dict[str, int]:
    """Return the number of each month of a language by its names."""
    return _names(code, "months")


def _names(code: str, kind: str) -> dict[str, int]:
    found = {}
    for region in MORE_REGIONS.get(code, [PRESETS[code].region if code in PRESETS else "en_GB"]):
        names = getattr(Locale.parse(region), kind)["format"]
        for width in ("wide", "abbreviated"):
            found |= {name.casefold().rstrip("."): number for number, name in names[width].items()}
    return found
