"""A day."""

# Messages: for readers

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from core.i18n.dates import long_date
from forms_app.input_normalisation import machine_text
from forms_app.question_types.base import LTR, QuestionBlock, QuestionType, meaning_block

DATE_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%d%m%Y", "%Y-%m-%d", "%Y/%m/%d"]
FIRST_DATE, LAST_DATE = datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)


class DateField(forms.DateField):
    default_error_messages = {"invalid": _("Write a date as day, month and year, for example 27/3/2026.")}

    def __init__(self, **kwargs):
        super().__init__(input_formats=DATE_FORMATS, **kwargs)

    def to_python(self, value):
        date = super().to_python(machine_text(value) if isinstance(value, str) else value)
        if date is not None and not FIRST_DATE <= date < LAST_DATE:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return date


class DateBlock(QuestionBlock):
    meaning = meaning_block("day")

    class Meta:
        icon = "date"
        label = _("Date")


class Date(QuestionType):
    name = "date"
    block = DateBlock
    usual_help = _("Day, month and year, for example 27/3/2026")

    def make_field(self, question, **options):
        # No numeric keyboard: many have no stroke to put between day and month.
        return DateField(widget=forms.TextInput(LTR | {"autocomplete": "off"}), **options)

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
