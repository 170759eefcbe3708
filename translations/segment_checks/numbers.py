"""Checks of numbers, ordinals and months. Digits of all scripts are equal; small numbers may be written in words."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from babel.dates import get_month_names
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.analysis.normalisation import fold_letters
from core.i18n.calendar_names import month_names
from core.i18n.digits import WESTERN_DIGITS
from core.i18n.languages import Language
from core.i18n.ordinals import ordinals_in
from translations.segment_checks.kinds import Comparison, Finding, Kind, isolated

NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
THOUSANDS = re.compile(r"[,٬](?=\d{3}(?!\d))")
MOST_MONTHS = 12
SHORTEST_PHONE = 7  # digits
# Names that mean something else as well, and count only beside a number; folded.
COMMON_WORDS = {"may", "march", "mars", "اب", "مارس", "مايو"}
# Spellings that Babel does not know; folded.
MORE_MONTHS = {"ar": {"يونيه": 6, "يوليه": 7}}
# Beginnings of words that say a number; folded. Each list begins with 1.
WORDS = {
    "en": [
        "one|once|first",
        "two|twice|second",
        *("thr?ee|third", "four", "five|fifth", "six", "seven", "eight", "nine|ninth", "ten", "eleven", "twel"),
    ],
    "ar": [
        "واحد|احد|اول|حادي",
        "اثن|ثان",
        *("ثلاث|ثالث", "اربع|رابع", "خمس|خامس", "ست|سادس", "سبع|سابع", "ثمان|ثامن", "تسع|تاسع", "عشر|عاشر"),
        "(?:احد|احدي|حادي|حاديه) عشر",
        r"(?:اثن|ثان)\w* عشر",
    ],
}
# One and two are often said by the word alone: يوم, يومان.
UNSAID = {"ar": {"1", "2"}}
PREFIX = {"ar": "(?:[وفبلك]{0,2}(?:ال|لل)?)"}


def numbers_agree(compared: Comparison) -> Iterator[Finding]:
    source, target = numbers_in(compared.source), numbers_in(compared.target)
    if len(digits := _digits(compared.source)) >= SHORTEST_PHONE and digits == _digits(compared.target):
        return  # otherwise spaced or grouped
    missing, added = source - target, target - source
    if missing:
        missing -= _said(compared.target, compared.target_language)
    if added:
        added -= _said(compared.source, compared.source_language)
    if not missing and not added:
        return
    values = {"missing": _listed(missing), "added": _listed(added)}
    if missing and added:
        message = _("The original has the number %(missing)s, the translation has %(added)s.")
    elif missing:
        message = _("The number %(missing)s of the original is not in the translation.")
    else:
        message = _("The number %(added)s is not in the original.")
    yield Finding(Kind.NUMBERS, f"-{','.join(sorted(missing))} +{','.join(sorted(added))}", message % values)


def months_agree(compared: Comparison) -> Iterator[Finding]:
    source, target = compared.source, compared.target
    here, there = compared.source_language, compared.target_language
    missing, added = months_in(source, here), months_in(target, there)
    if missing:
        missing -= _possible_months(target, there)
    if added:
        added -= _possible_months(source, here)
    if not missing and not added:
        return
    values = {"missing": _listed(_names(missing)), "added": _listed(_names(added))}
    if missing and added:
        message = _("The original says %(missing)s, the translation says %(added)s.")
    elif missing:
        message = _("%(missing)s of the original is not in the translation.")
    else:
        message = _("%(added)s is not in the original.")
    detail = f"-{','.join(map(str, sorted(missing)))} +{','.join(map(str, sorted(added)))}"
    yield Finding(Kind.MONTHS, detail, message % values)


def ordinals_agree(compared: Comparison) -> Iterator[Finding]:
    """Compare ordinals in words, where both texts have some: a language may say the same without."""
    source = ordinals_in(compared.source, compared.source_language)
    target = ordinals_in(compared.target, compared.target_language)
    if source and target and source.isdisjoint(target):
        message = _("The original has the ordinal of %(missing)s, the translation has that of %(added)s.")
        values = {"missing": _listed(source), "added": _listed(target)}
        yield Finding(Kind.ORDINALS, f"-{values['missing']} +{values['added']}", message % values)


def numbers_in(text: str) -> set[str]:
    """Return the numbers of a text in Western digits, without separators of thousands and leading zeros."""
    found = set()
    for written in NUMBER.findall(_western(text)):
        number = re.sub("[,٫]", ".", THOUSANDS.sub("", written))
        parts = [number] if number.count(".") < 2 else number.split(".")  # 22.11.2026 is a date
        found |= {part.lstrip("0") or "0" for part in parts}
    return found


def months_in(text: str, language: Language) -> set[int]:
    """Return the months that a text names beyond doubt: by a name of their own, or by one beside a number."""
    names, pattern = _months(language.code)
    text = _folded(text)
    found = set()
    for match in pattern.finditer(text):
        name = match["name"]
        beside = re.search(r"\d\W{0,3}$", text[: match.start()]) or re.match(r"\W{0,3}\d", text[match.end() :])
        if beside or name not in COMMON_WORDS:
            found.add(names[name])
    return found


def _possible_months(text: str, language: Language) -> set[int]:
    """Return the months that a text may mean, in words or in figures."""
    names, pattern = _months(language.code)
    figures = {int(number) for number in numbers_in(text) if number.isdecimal() and int(number) <= MOST_MONTHS}
    return figures | {names[match["name"]] for match in pattern.finditer(_folded(text))}


def _said(text: str, language: Language) -> set[str]:
    """Return the numbers that a text may say in words: small ones, and months by their names."""
    words = WORDS.get(language.code, [])
    prefix, folded = PREFIX.get(language.code, ""), _folded(text)
    found = {str(number) for number, word in enumerate(words, 1) if re.search(rf"(?<!\w){prefix}(?:{word})", folded)}
    return found | {str(month) for month in _possible_months(text, language)} | UNSAID.get(language.code, set())


@lru_cache(maxsize=20)
def _months(code: str) -> tuple[dict[str, int], re.Pattern]:
    """Return the months of a language by their names, folded, and the pattern that finds a name."""
    names = {_folded(name): number for name, number in month_names(code).items()} | MORE_MONTHS.get(code, {})
    names |= {name.replace(" ال", " "): number for name, number in names.items()}  # تشرين ثاني
    any_name = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return names, re.compile(rf"(?<!\w){PREFIX.get(code, '')}(?P<name>{any_name})(?!\w)")


def _names(months: Iterable[int]) -> list[str]:
    names = get_month_names("wide", context="stand-alone", locale=Language(get_language() or "en").region)
    return [names[month] for month in sorted(months)]


def _listed(values: Iterable) -> str:
    return ", ".join(isolated(value) for value in sorted(values, key=str))


def _digits(text: str) -> str:
    return "".join(re.findall(r"\d", _western(text)))


def _western(text: str) -> str:
    return text.translate(WESTERN_DIGITS)


@lru_cache(maxsize=200)
def _folded(text: str) -> str:
    return " ".join(fold_letters(text).split())
