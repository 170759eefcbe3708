"""Ordinal numbers in words, which no library reads."""

import re
from functools import lru_cache

from core.i18n.calendar_names import month_names
from core.i18n.languages import Language

# By language: the ways of writing ordinals, each in the order of numbers from 1.
ORDINALS = {
    "en": [
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth",
        "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th",
    ],
    "ar": [
        "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر",
        "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة",
    ],
}
# What may stand before an ordinal, and in place of its article, and what adds ten to it.
PREFIXES = {"ar": "[وفبكل]{0,2}"}
TEN_MORE = {"ar": r"(?P<ten>\s+عشرة?)?"}


def ordinals_in(text: str, language: Language) -> set[int]:
    """Return the ordinal numbers that a text has in words; those in the names of months are none."""
    numbers, months, ordinals = _patterns(language.code)
    found = ordinals.finditer(months.sub(" ", text))
    return {numbers[match["word"].lower()] + 10 * bool(match.groupdict().get("ten")) for match in found}


@lru_cache(maxsize=20)
def _patterns(code: str) -> tuple[dict[str, int], re.Pattern, re.Pattern]:
    """Return the numbers of ordinals, without their article, and the patterns that find months and ordinals."""
    rows = [row.split() for row in ORDINALS.get(code, [])]
    article = "ال" if code == "ar" else ""
    numbers = {word.removeprefix(article): number for row in rows for number, word in enumerate(row, 1)}
    words = "|".join(map(re.escape, sorted(numbers, key=len, reverse=True))) or "(?!)"
    months = "|".join(map(re.escape, sorted(month_names(code), key=len, reverse=True)))
    before = rf"{PREFIXES[code]}(?:ال|لل)" if code in PREFIXES else ""
    return (
        numbers,
        re.compile(rf"(?<!\w)(?:{months})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w){before}(?P<word>{words}){TEN_MORE.get(code, '')}(?!\w)", re.IGNORECASE),
    )
