"""An e-mail address."""

# Messages: for readers

from django import forms
from django.utils.translation import gettext_lazy as _

from forms_app.input_normalisation import machine_text
from forms_app.question_types.base import LTR, QuestionBlock, QuestionType


class EmailField(forms.EmailField):
    default_error_messages = {"invalid": _("Write an e-mail address with an @ sign, like amal@example.org.")}

    def to_python(self, value):
        return machine_text(super().to_python(value))


class EmailBlock(QuestionBlock):
    class Meta:
        icon = "mail"
        label = _("E-mail address")


class Email(QuestionType):
    name = "email"
    block = EmailBlock
    is_contact = True
    is_left_to_right = True

    def make_field(self, question, **options):
        return EmailField(widget=forms.EmailInput(LTR | {"autocomplete": "email", "spellcheck": "false"}), **options)
