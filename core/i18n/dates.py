"""Dates as people of each language write them.

Babel supplies the names, by region: Iraqi Arabic has تشرين الثاني for November. Ranges in Arabic and
Kurdish are written in words, because a dash between numbers reads the wrong way round between right-to-left words.
"""

# Messages: for readers

from datetime import date

from babel import UnknownLocaleError
from babel.dates import format_date
from django.utils.translation import gettext

from core.i18n.digits import in_digits
from core.i18n.languages import Language, active_language


def long_date(day: date, language: Language | None = None) -> str:
    """Return the day with the month in words: 5 October 2017, 5 تشرين الأول 2017."""
    return _format(day, "d MMMM y", language)


def short_date(day: date, language: Language | None = None) -> str:
    """Return the day with the month in words, without the year: 5 October."""
    return _format(day, "d MMMM", language)


def weekday(day: date, language: Language | None = None) -> str:
    """Return the name of the weekday."""
    return _format(day, "EEEE", language)


def date_range(first: date | None, last: date | None, language: Language | None = None) -> str:
    """Return a range of days, repeating only what differs; one day if both are the same, or if a draft lacks the other."""
    language = language or active_language()
    if first is None or last is None:
        only = first or last
        return long_date(only, language) if only else ""
    if last <= first:
        return long_date(first, language)
    if (first.year, first.month) == (last.year, last.month):
        start = _format(first, "d", language)
    elif first.year == last.year:
        start = _format(first, "d MMMM", language)
    else:
        start = long_date(first, language)
    end = long_date(last, language)
    if language.direction == "rtl":
        return gettext("from %(start)s to %(end)s") % {"start": start, "end": end}
    dash = "–" if start.isdecimal() else " – "
    return f"{start}{dash}{end}"


def _format(day: date, pattern: str, language: Language | None) -> str:
    language = language or active_language()
    try:
        return in_digits(format_date(day, pattern, locale=language.region), language)
    except UnknownLocaleError:
        return format_date(day, pattern, locale="en_GB")
