"""Dates as people type them: 10/12/2017, 10 December 2017, 10 كانون الأول 2017, in digits of any script.

The day comes before the month wherever both are numbers. Names of months and weekdays are understood in every language
of the site, whichever the screen is in.
"""

import re
from datetime import date
from functools import lru_cache

from core.i18n.calendar_names import month_names, weekday_names
from core.i18n.digits import WESTERN_DIGITS
from core.i18n.invisible_characters import DIRECTION_MARKS, JOINERS, without_invisible_characters
from core.i18n.presets import PRESETS

LONGEST = 60  # letters
NUMBERS = re.compile(
    r"(?P<day>\d{1,2})(?P<sign>\s*[-/.]\s*|\s+)(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})"
    r"|(?P<year_first>\d{4})(?P<other>\s*[-/.]\s*|\s+)(?P<month_second>\d{1,2})(?P=other)(?P<day_last>\d{1,2})"
)
WORDS = re.compile(r"[^\W\d_]+")
DIGITS = re.compile(r"\d+")
BESIDE_NUMBERS = {"st", "nd", "rd", "th", "of", "the", "de"}
# Spellings that people do not tell apart.
_FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, ".": None})
_IGNORED = dict.fromkeys([*DIRECTION_MARKS, *JOINERS])


class WrongWeekdayError(ValueError):
    """A date written with a weekday that it is not; the first argument is the date."""


def typed_date(text: str) -> date:
    """Return the date that a text says. Raises WrongWeekdayError, or ValueError where it says none or an impossible one."""
    plain = without_invisible_characters(text[:LONGEST]).translate(_IGNORED).translate(WESTERN_DIGITS).strip()
    if found := NUMBERS.fullmatch(plain):
        parts = (found["year"] or found["year_first"], found["month"] or found["month_second"])
        return date(int(parts[0]), int(parts[1]), int(found["day"] or found["day_last"]))
    numbers = sorted(DIGITS.findall(plain), key=len)
    words = [word for word in WORDS.findall(_folded(plain)) if word not in BESIDE_NUMBERS]
    if [len(number) > 2 for number in numbers] != [False, True]:
        raise ValueError(text)
    said, month = _weekday_and_month(words)
    day = date(int(numbers[1]), month, int(numbers[0]))
    if said is not None and said != day.weekday():
        raise WrongWeekdayError(day)
    return day


def _weekday_and_month(words: list[str]) -> tuple[int | None, int]:
    """Return the weekday, if one is named before the month, and the month. Raises ValueError."""
    for count in range(len(words)):
        before, month = " ".join(words[:count]), _months().get(" ".join(words[count:]))
        if month and (not before or before in _weekdays()):
            return _weekdays().get(before), month
    raise ValueError(words)


def _folded(text: str) -> str:
    return " ".join(text.casefold().translate(_FOLDED | _IGNORED).split())


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return _unambiguous(month_names(code) for code in PRESETS)


@lru_cache(maxsize=1)
def _weekdays() -> dict[str, int]:
    return _unambiguous(weekday_names(code) for code in PRESETS)


def _unambiguous(languages) -> dict[str, int]:
    """Return the names of all languages without those that mean one thing here and another there."""
    meanings: dict[str, set[int]] = {}
    for names in languages:
        for name, number in names.items():
            meanings.setdefault(_folded(name), set()).add(number)
    return {name: numbers.pop() for name, numbers in meanings.items() if len(numbers) == 1}
