"""Words on one line."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.input_normalisation import human_text, machine_text
from forms_app.question_types.base import NAMES_OF_SIGNATORIES, QuestionBlock, QuestionType, meaning_block

LONGEST_NAME = 120
# An at sign, the beginning or the end of a web address, or as many digits as a telephone number has.
NOT_IN_NAMES = re.compile(
    r"@|://|www\.|\w\.[a-z]{2,}/|[^\W\d_]{2,}\.[a-z]{2,}(?:\b|/)|\d(?:[ ()+/-]*\d){5,}", re.IGNORECASE
)
LOOK_ALIKE = {"LATIN", "CYRILLIC", "GREEK"}
AUTOCOMPLETE = {"name": "name", "place": "address-level2"}


class LineField(forms.CharField):
    """Words on one line."""

    def to_python(self, value):
        return human_text(super().to_python(value))


class PublicNameField(LineField):
    """A name that is shown to everybody once it was accepted: no address, no number to call, and no text."""

    def __init__(self, *, max_length: int, **kwargs):
        super().__init__(max_length=min(max_length, LONGEST_NAME), **kwargs)

    def clean(self, value):
        name = super().clean(value)
        if NOT_IN_NAMES.search(machine_text(name)):
            raise ValidationError(_("Write a name only: no e-mail address, no web address and no telephone number."))
        if name and not any(map(str.isalpha, name)):
            raise ValidationError(_("Write a name in letters."))
        if any(len(_alphabets(word)) > 1 for word in name.split()):
            raise ValidationError(_("Write each word in the letters of one alphabet: some of these only look alike."))
        return name


def _alphabets(word: str) -> set[str]:
    """Return which of the alphabets whose letters look alike a word is written in."""
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in word} & LOOK_ALIKE


def line_field(question: dict, **options) -> LineField:
    """Return the field for a line, or for a name that becomes public."""
    field = PublicNameField if question.get("meaning") in NAMES_OF_SIGNATORIES else LineField
    return field(**options)


class ShortTextBlock(QuestionBlock):
    max_length = blocks.IntegerBlock(label=_("longest answer, in letters"), default=200, min_value=1, max_value=1000)
    about = blocks.ChoiceBlock(
        label=_("what it asks for"),
        choices=[("name", _("a person's name")), ("place", _("a town or district"))],
        required=False,
        help_text=_("Lets a phone offer what its owner wrote elsewhere."),
    )
    meaning = meaning_block("title", "place", "organiser", "signatory", "signing_organisation", "other_name")

    class Meta:
        icon = "pilcrow"
        label = _("Short text")


class ShortText(QuestionType):
    name = "short_text"
    block = ShortTextBlock
    copied = ("max_length", "about", "meaning")

    def make_field(self, question, **options):
        autocomplete = AUTOCOMPLETE.get(question.get("about"), "off")
        widget = forms.TextInput({"dir": "auto", "autocomplete": autocomplete})
        return line_field(question, max_length=question.get("max_length", 200), widget=widget, **options)
