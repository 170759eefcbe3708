"""Words on one line."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.input_normalisation import human_text
from forms_app.question_types.base import QuestionBlock, QuestionType, meaning_block

AUTOCOMPLETE = {"name": "name", "place": "address-level2"}


class LineField(forms.CharField):
    """Words on one line."""

    def to_python(self, value):
        return human_text(super().to_python(value))


class ShortTextBlock(QuestionBlock):
    max_length = blocks.IntegerBlock(label=_("longest answer, in letters"), default=200, min_value=1, max_value=1000)
    about = blocks.ChoiceBlock(
        label=_("what it asks for"),
        choices=[("name", _("a person's name")), ("place", _("a town or district"))],
        required=False,
        help_text=_("Lets a phone offer what its owner wrote elsewhere."),
    )
    meaning = meaning_block("title", "place", "organiser")

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
        return LineField(max_length=question.get("max_length", 200), widget=widget, **options)
