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
NUMBER_OF_MONTH = {name.translate(HAMZA): str(number) for number, names in enumerate(MONTHS, start=1) for name in names}
MONTH_NAME = re.compile("|".join(sorted(map(re.escape, NUMBER_OF_MONTH), key=len, reverse=True)))
PARTS = re.compile(r"(\d{1,2})[ /.,،-]+(\d{1,2})[ /.,،-]+(\d{2}|\d{4})")
DATE_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%d%m%Y", "%Y-%m-%d", "%Y/%m/%d"]
YEARS_AHEAD = 20  # a two-digit year further off is one of the last century
FIRST_DATE, LAST_DATE = datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)


class DateField(forms.DateField):
    default_error_messages = {"invalid": _("Write a date as day, month and year, for example 27/3/2026.")}

    def __init__(self, **kwargs):
        super().__init__(input_formats=DATE_FORMATS, **kwargs)

    def to_python(self, value):
        date = super().to_python(_in_numbers(machine_text(value)) if isinstance(value, str) else value)
        if date is not None and not FIRST_DATE <= date < LAST_DATE:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return date


def _in_numbers(text: str) -> str:
    """Return a date as people write it, month names and two-digit years included, as day/month/year."""
    parts = _parts(text)
    return f"{parts[1]}/{parts[2]}/{_century(int(parts[3]))}" if parts else text


def _parts(text: str) -> re.Match | None:
    """Return day, month and year of a date as people write it."""
    named = MONTH_NAME.sub(lambda found: f"/{NUMBER_OF_MONTH[found[0]]}/", text.translate(HAMZA).casefold())
    return PARTS.fullmatch(" ".join(named.split()).strip(" /"))


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
        return bool(parts) and len(parts[3]) == 2

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
