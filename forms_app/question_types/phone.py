"""A phone number."""

# Messages: for readers

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from forms_app.input_normalisation import machine_text
from forms_app.question_types.base import LTR, QuestionBlock, QuestionType

HOME_REGION = "IQ"


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

    def make_field(self, question, **options):
        return PhoneField(
            max_length=60, widget=forms.TextInput(LTR | {"type": "tel", "autocomplete": "tel"}), **options
        )
