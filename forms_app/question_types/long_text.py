"""Words on several lines."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.input_normalisation import human_lines
from forms_app.question_types.base import QuestionBlock, QuestionType, meaning_block


class LinesField(forms.CharField):
    """Words with line breaks."""

    widget = forms.Textarea

    def to_python(self, value):
        return human_lines(super().to_python(value))


class LongTextBlock(QuestionBlock):
    max_length = blocks.IntegerBlock(label=_("longest answer, in letters"), default=2000, min_value=1, max_value=20_000)
    meaning = meaning_block("description")

    class Meta:
        icon = "pilcrow"
        label = _("Long text")


class LongText(QuestionType):
    name = "long_text"
    block = LongTextBlock
    copied = ("max_length", "meaning")

    def make_field(self, question, **options):
        widget = forms.Textarea({"dir": "auto", "rows": 5})
        return LinesField(max_length=question.get("max_length", 2000), widget=widget, **options)
