"""Moves dates, and years inside texts, from one season to the next."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.i18n.digits import WESTERN_DIGITS
from core.i18n.presets import ARABIC_INDIC

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)(?:١٩|٢٠)[٠-٩]{2}(?!\d)")
DAYS_OF_A_WEEK = 7
TIME_TO_PREPARE = timedelta(days=30)


@dataclass(frozen=True)
class Shift:
    """By how many days dates move, and by how many years what is written as a year."""

    days: int
    years: int

    @classmethod
    def between(cls, old: date, new: date) -> "Shift":
        return cls((new - old).days, new.year - old.year)

    def moved(self, moment: date | datetime | None):
        """Return a date or a moment of the new season; a moment keeps its time of day."""
        return moment + timedelta(days=self.days) if moment else None

    def worded(self, text: str) -> str:
        """Return a text with its years moved, in the digits they are written in."""
        return YEAR.sub(self._year, text)

    def _year(self, match: re.Match) -> str:
        written = match.group()
        year = str(int(written.translate(WESTERN_DIGITS)) + self.years)
        return year if written.isascii() else year.translate(str.maketrans("0123456789", ARABIC_INDIC))


def same_weekday_later(day: date, today: date) -> date:
    """Return the nearest same weekday a year later, or as many years as leave a month to prepare for it.

    Raises OverflowError where the calendar ends.
    """
    soonest = max(day, today) + TIME_TO_PREPARE
    year = max(day.year + 1, soonest.year)
    later = _nearest(day, year)
    return later if later >= soonest else _nearest(day, year + 1)


def _nearest(day: date, year: int) -> date:
    """Return the day of the same weekday that is closest to this day of another year."""
    try:
        there = day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)
    except ValueError as error:
        raise OverflowError from error
    ahead = (day.weekday() - there.weekday()) % DAYS_OF_A_WEEK
    return there + timedelta(days=ahead if ahead <= DAYS_OF_A_WEEK // 2 else ahead - DAYS_OF_A_WEEK)
