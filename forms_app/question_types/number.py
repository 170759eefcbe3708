"""A whole number."""

# Messages: for readers

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

from forms_app.input_normalisation import machine_text
from forms_app.question_types.base import LTR, QuestionBlock, QuestionType

LARGEST_NUMBER = 10**12


THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[.,٬٫'’ \u00a0\u202f]\d{3})+")


class NumberField(forms.IntegerField):
    """A whole number in any digits. What may be a thousand or a fraction is asked about, never guessed."""

    widget = forms.TextInput  # a number box of the browser swallows Arabic digits
    default_error_messages = {
        "invalid": _("Write a whole number in digits."),
        "thousands": _("Is this %(number)s? Then write it without a sign between the digits."),
    }

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        text = machine_text(value, keep_thousands=True)
        if THOUSANDS.fullmatch(text):
            number = re.sub(r"[^\d-]", "", text)
            raise ValidationError(self.error_messages["thousands"], code="thousands", params={"number": number})
        # Django's own field would drop a fraction of noughts: 1.0 and 1.000 would both become 1.
        if text and not re.fullmatch(r"[+-]?\d+", text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text)


class NumberBlock(QuestionBlock):
    min_value = blocks.IntegerBlock(label=_("smallest number"), required=False)
    max_value = blocks.IntegerBlock(label=_("largest number"), required=False)

    class Meta:
        icon = "order"
        label = _("Number")

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        smallest, largest = cleaned.get("min_value"), cleaned.get("max_value")
        if smallest is not None and largest is not None and smallest > largest:
            raise StructBlockValidationError(
                {"max_value": ValidationError(_("The largest number is smaller than the smallest."))}
            )
        return cleaned


class Number(QuestionType):
    name = "number"
    block = NumberBlock
    is_text = False
    copied = ("min_value", "max_value")
    is_left_to_right = True

    def make_field(self, question, **options):
        return NumberField(
            min_value=question.get("min_value", -LARGEST_NUMBER),
            max_value=question.get("max_value", LARGEST_NUMBER),
            widget=forms.TextInput(LTR | {"inputmode": "numeric", "autocomplete": "off"}),
            **options,
        )

    def export(self, question, value):
        return value
