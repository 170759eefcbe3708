"""An e-mail address."""

# Messages: for readers

import re
from urllib.parse import quote

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from forms_app.input_normalisation import machine_text
from forms_app.question_types.base import LTR, QuestionBlock, QuestionType

MAILTO = re.compile(r"^mailto:", re.IGNORECASE)
AROUND = " <>()[]\"'“”«».,;:،؛"  # what people write or paste round an address
ARABIC_SIGNS = str.maketrans({"،": ".", "٫": "."})  # a comma where the dot is on an English keyboard


class EmailField(forms.EmailField):
    default_error_messages = {
        "invalid": _("Something in this e-mail address is missing or too much. It looks like amal@example.org."),
        "no_at_sign": _("Write an e-mail address with an @ sign, like amal@example.org."),
    }

    def to_python(self, value):
        text = MAILTO.sub("", machine_text(super().to_python(value)).strip(AROUND)).strip(AROUND)
        return text.translate(ARABIC_SIGNS)

    def run_validators(self, value):
        if value and "@" not in value:
            raise ValidationError(self.error_messages["no_at_sign"], code="no_at_sign")
        super().run_validators(value)


class EmailBlock(QuestionBlock):
    class Meta:
        icon = "mail"
        label = _("E-mail address")


class Email(QuestionType):
    name = "email"
    block = EmailBlock
    is_contact = True
    is_left_to_right = True

    def link(self, value):
        return f"mailto:{quote(value, safe='@')}"

    def make_field(self, question, **options):
        return EmailField(widget=forms.EmailInput(LTR | {"autocomplete": "email", "spellcheck": "false"}), **options)
