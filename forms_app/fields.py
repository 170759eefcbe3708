"""Form fields that forgive what phones, keyboards and languages do to an answer."""

# Messages: for readers

import datetime

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from forms_app.input_normalisation import human_lines, human_text, machine_text

HOME_REGION = "IQ"
DATE_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%d%m%Y", "%Y-%m-%d", "%Y/%m/%d"]
FIRST_DATE, LAST_DATE = datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)


class WordsField(forms.CharField):
    """Words on one line."""

    def to_python(self, value):
        return human_text(super().to_python(value))


class LinesField(forms.CharField):
    """Words with line breaks."""

    widget = forms.Textarea

    def to_python(self, value):
        return human_lines(super().to_python(value))


class EmailField(forms.EmailField):
    default_error_messages = {"invalid": _("Write an e-mail address with an @ sign, like amal@example.org.")}

    def to_python(self, value):
        return machine_text(super().to_python(value))


class PhoneField(forms.CharField):
    """A phone number, kept as +9647701234567; only impossible numbers are refused."""

    default_error_messages = {
        "invalid": _("Write a phone number, like 0770 123 4567, or start with + and the country code.")
    }

    def to_python(self, value):
        text = machine_text(super().to_python(value))
        return self._international(text) if text else ""

    def _international(self, text: str) -> str:
        try:
            number = phonenumbers.parse("+" + text[2:] if text.startswith("00") else text, HOME_REGION)
        except phonenumbers.NumberParseException as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if not phonenumbers.is_possible_number(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class NumberField(forms.IntegerField):
    widget = forms.TextInput  # a number box of the browser swallows Arabic digits
    default_error_messages = {"invalid": _("Write a whole number in digits.")}

    def to_python(self, value):
        return super().to_python(machine_text(value) if isinstance(value, str) else value)


class DateField(forms.DateField):
    default_error_messages = {"invalid": _("Write a date as day, month and year, for example 27/3/2026.")}

    def __init__(self, **kwargs):
        super().__init__(input_formats=DATE_FORMATS, **kwargs)

    def to_python(self, value):
        date = super().to_python(machine_text(value) if isinstance(value, str) else value)
        if date is not None and not FIRST_DATE <= date < LAST_DATE:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return date
