"""A phone number."""

# Messages: for readers

import re

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from forms_app.input_normalisation import human_text, machine_text
from forms_app.question_types.base import LTR, QuestionBlock, QuestionType

HOME_REGION = "IQ"


IRAQ = 964
WITH_NOTE = re.compile(r"(\+\d+) \((.*)\)", re.DOTALL)
MOBILE_DIGITS = 10  # after the country code or the first nought


class PhoneField(forms.CharField):
    """A phone number, kept as +9647701234567.

    Where several numbers or words follow, the first number is taken and all that was written is kept behind it:
    "+9647701234567 (0770 123 4567, after six)". A mobile number of the wrong length is refused in words.
    """

    default_error_messages = {
        "invalid": _("Write a phone number, like 0770 123 4567, or start with + and the country code."),
    }

    def to_python(self, value):
        text = machine_text(super().to_python(value))
        if not text:
            return ""
        first, rest = _first_number(text)
        number = self._international(first)
        return f"{number} ({human_text(text)})" if rest else number

    def prepare_value(self, value):
        """Show what was written, not the number that was found in it."""
        kept = WITH_NOTE.fullmatch(value) if isinstance(value, str) else None
        return kept[2] if kept else value

    def _international(self, text: str) -> str:
        number = "+" + text[2:] if text.startswith("00") else text
        try:
            parsed = phonenumbers.parse(number, HOME_REGION)
        except phonenumbers.NumberParseException as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        kept = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
        digits = kept.removeprefix(f"+{IRAQ}").lstrip("0")
        if parsed.country_code == IRAQ and digits.startswith("7") and len(digits) != MOBILE_DIGITS:
            raise ValidationError(_wrong_length(len(digits) - MOBILE_DIGITS), code="length")
        if not phonenumbers.is_possible_number(parsed):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return kept


def _wrong_length(surplus: int) -> str:
    """Return how many digits a mobile number has too many, or too few where the surplus is negative."""
    number = abs(surplus)
    too_many = ngettext(
        "There is %(number)d digit too many: mobile numbers in Iraq have 11 digits, like 0770 123 4567.",
        "There are %(number)d digits too many: mobile numbers in Iraq have 11 digits, like 0770 123 4567.",
        number,
    )
    too_few = ngettext(
        "%(number)d digit is missing: mobile numbers in Iraq have 11 digits, like 0770 123 4567.",
        "%(number)d digits are missing: mobile numbers in Iraq have 11 digits, like 0770 123 4567.",
        number,
    )
    return (too_many if surplus > 0 else too_few) % {"number": number}


def _first_number(text: str) -> tuple[str, str]:
    """Return the first number in a text, and the text itself where more than that number stands in it."""
    matches = phonenumbers.PhoneNumberMatcher(text, HOME_REGION, leniency=phonenumbers.Leniency.POSSIBLE)
    first = next(iter(matches), None)
    if first is None or re.fullmatch(r"[\d\s()./-]{0,3}", text.replace(first.raw_string, "", 1)):
        return text, ""
    return first.raw_string, text


def number_in(answer: str) -> str:
    """Return the number of a stored answer, without what was written behind it."""
    return str(answer).partition(" ")[0]


class PhoneBlock(QuestionBlock):
    class Meta:
        icon = "mobile-alt"
        label = _("Phone number")


class Phone(QuestionType):
    name = "phone"
    block = PhoneBlock
    is_contact = True
    is_left_to_right = True
    usual_help = _("For example 0770 123 4567, or with the country code from abroad")

    def export(self, question, value):
        """Return the number with its spaces, and the note where there is one."""
        number = number_in(value)
        try:
            parsed = phonenumbers.parse(number)
        except phonenumbers.NumberParseException:
            return str(value)
        spaced = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL).replace("-", " ")
        return str(value).replace(number, spaced, 1)

    def link(self, value):
        return f"tel:{number_in(value)}"

    def contact(self, value):
        return number_in(value)

    def make_field(self, question, **options):
        return PhoneField(
            max_length=120, widget=forms.TextInput(LTR | {"type": "tel", "autocomplete": "tel"}), **options
        )
