"""A day."""

# Messages: for readers

import datetime
import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from core.i18n.dates import long_date
from forms_app.input_normalisation import machine_text
from forms_app.question_types.base import QuestionBlock, QuestionType, meaning_block

# Months as they are called in Iraq, in Egypt and the Gulf, and in English.
MONTHS = (
    ("كانون الثاني", "يناير", "january", "jan"),
    ("شباط", "فبراير", "february", "feb"),
    ("آذار", "مارس", "march", "mar"),
    ("نيسان", "أبريل", "april", "apr"),
    ("أيار", "مايو", "may"),
    ("حزيران", "يونيو", "june", "jun"),
    ("تموز", "يوليو", "july", "jul"),
    ("آب", "أغسطس", "august", "aug"),
    ("أيلول", "سبتمبر", "september", "sep", "sept"),
    ("تشرين الأول", "أكتوبر", "october", "oct"),
    ("تشرين الثاني", "نوفمبر", "november", "nov"),
    ("كانون الأول", "ديسمبر", "december", "dec"),
)
HAMZA = str.maketrans("أإآ", "ااا")
MONTH_NUMBERS = {
    name.translate(HAMZA).replace(" ال", article): number
    for number, names in enumerate(MONTHS, start=1)
    for name in names
    for article in (" ال", " ")  # "تشرين الأول" and "تشرين أول"
}
WHOLE_WORD = r"(?<![^\W\d_])(?:%s)(?![^\W\d_])"
MONTH_NAME = re.compile(WHOLE_WORD % "|".join(sorted(map(re.escape, MONTH_NUMBERS), key=len, reverse=True)))
# What says nothing that the rest does not say: "Friday the 27th of March 2026", "يوم الجمعة الموافق 27 آذار 2026 م".
ARABIC_WEEKDAYS = "الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد|اثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت|أحد"
ENGLISH_WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun"
OTHER_WORDS = "the|of|on|st|nd|rd|th|يوم|الموافق|شهر|من|سنة|عام|م|ميلادي|ميلادية"
FILLER = re.compile(WHOLE_WORD % f"{ARABIC_WEEKDAYS}|{ENGLISH_WEEKDAYS}|{OTHER_WORDS}".translate(HAMZA))
PARTS = re.compile(r"[\s/.,،()\\-]*(?:(?:\d+|m\d+)(?:[\s/.,،()\\-]+|$))+")
PART = re.compile(r"m?\d+")
DATE_FORMATS = ["%d/%m/%Y", "%d%m%Y"]
YEARS_AHEAD = 20  # a two-digit year further off is one of the last century
FIRST_DATE, LAST_DATE = datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)


class DateField(forms.DateField):
    default_error_messages = {
        "invalid": _("Write a date as day, month and year, for example 27/3/2026."),
        "no_such_day": _("There is no such day. Please look at the day and the month again."),
    }

    def __init__(self, **kwargs):
        super().__init__(input_formats=DATE_FORMATS, **kwargs)

    def to_python(self, value):
        if isinstance(value, str):
            value = machine_text(value)
            if parts := _parts(value):
                return self._day(*parts)
        date = super().to_python(value)
        if date is not None and not FIRST_DATE <= date < LAST_DATE:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return date

    def _day(self, day: str, month: str, year: str) -> datetime.date:
        full = _century(int(year))
        if not FIRST_DATE.year <= full < LAST_DATE.year:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            return datetime.date(full, int(month), int(day))
        except ValueError as error:
            raise ValidationError(self.error_messages["no_such_day"], code="no_such_day") from error


def _parts(text: str) -> tuple[str, str, str] | None:
    """Return day, month and year of a date as people write it: with a month's name or two, a weekday, the year first."""
    known = MONTH_NAME.sub(lambda found: f" m{MONTH_NUMBERS[found[0]]} ", text.translate(HAMZA).casefold())
    known = FILLER.sub(" ", known).strip()
    if not PARTS.fullmatch(known):
        return None
    parts = PART.findall(known)
    months = {part.removeprefix("m") for part in parts if part.startswith("m")}
    numbers = [part for part in parts if not part.startswith("m")]
    if len(months) > 1 or len(numbers) + len(months) != 3:
        return None
    if len(numbers[0]) == 4:
        numbers.reverse()
    day, month, year = (numbers[0], *months, *numbers[1:])
    return (day, month, year) if len(day) <= 2 and len(month) <= 2 and len(year) in {2, 4} else None


def _century(year: int) -> int:
    """Return a two-digit year in the century that lies nearest: in 2026 "27" is 2027 and "61" is 1961."""
    if year >= 100:
        return year
    this_year = datetime.datetime.now(datetime.UTC).year
    full = this_year - this_year % 100 + year
    return full - 100 if full > this_year + YEARS_AHEAD else full


class DateBlock(QuestionBlock):
    meaning = meaning_block("day")

    class Meta:
        icon = "date"
        label = _("Date")


class Date(QuestionType):
    name = "date"
    block = DateBlock
    is_text = False
    usual_help = _("Day, month and year, for example 27/3/2026")

    def make_field(self, question, **options):
        # No numeric keyboard: many have no stroke to put between day and month. Month names have a direction.
        return DateField(widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}), **options)

    def is_guessed(self, typed):
        """Tell whether the year was written without its century."""
        parts = _parts(machine_text(str(typed)))
        return parts is not None and len(parts[2]) == 2

    def display(self, question, value):
        day = self._parsed(value)
        return long_date(day) if day else super().display(question, value)

    def export(self, question, value):
        return self._parsed(value) or super().display(question, value)

    def _parsed(self, value) -> datetime.date | None:
        """Return a stored day; None for anything that is none."""
        try:
            return parse_date(str(value))
        except ValueError:
            return None
