"""Checks that the weekdays written beside dates are right."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _
from wagtail.models import Page

from core.checks.page_texts import text_parts
from core.checks.registry import Advice, register_check
from core.i18n.calendar_names import month_names, weekday_names
from core.i18n.dates import weekday
from core.i18n.digits import WESTERN_DIGITS

NOT_LETTER = r"(?<![^\W\d_])"
YEAR = r"(?:,?\s+(?P<year>\d{4}))?"


@register_check
def weekdays_fit_their_dates(page: Page) -> Iterator[Advice]:
    fallback = getattr(page, "shown_on", None)
    for part in text_parts(page):
        for said, day in dates_in(part.text, page.locale.language_code, fallback.year if fallback else None):
            if said != day.weekday():
                yield Advice(
                    _("%(date)s is a %(weekday)s, and the text says another day.")
                    % {"date": f"{day.day}/{day.month}/{day.year}", "weekday": weekday(day)}
                )


def dates_in(text: str, code: str, year: int | None) -> Iterator[tuple[int, date]]:
    """Yield each date of a text that is written with a weekday: the weekday said (Monday is 0), and the date.

    A date without a year is taken to be of `year`, or left out.
    """
    days, months, patterns = _names_and_patterns(code)
    for pattern in patterns:
        for match in pattern.finditer(text.translate(WESTERN_DIGITS)):
            month = match["month"].casefold()
            number = int(month) if month.isdecimal() else months[month]
            written = int(match["year"]) if match["year"] else year
            day = _date(written, number, int(match["day"]))
            if day:
                yield days[match["weekday"].casefold()], day


def _date(year, month, day) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


@lru_cache(maxsize=20)
def _names_and_patterns(code: str):
    """Return weekdays and months of a language by name, and the patterns of dates written with both."""
    days, months = weekday_names(code), month_names(code)
    named_day, named_month = (_any_of(names) for names in (days, months))
    gap = r"[\s,،.]*"
    return (
        days,
        months,
        [
            re.compile(
                rf"{NOT_LETTER}(?P<weekday>{named_day}){gap}(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+"
                rf"(?P<month>{named_month}){YEAR}",
                re.IGNORECASE,
            ),
            re.compile(
                rf"{NOT_LETTER}(?P<weekday>{named_day}){gap}(?P<month>{named_month})\s+(?P<day>\d{{1,2}})"
                rf"(?:st|nd|rd|th)?\b{YEAR}",
                re.IGNORECASE,
            ),
            re.compile(
                rf"{NOT_LETTER}(?P<weekday>{named_day}){gap}(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})"
                rf"(?:[/.-](?P<year>\d{{4}}))?",
                re.IGNORECASE,
            ),
        ],
    )


def _any_of(names) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
