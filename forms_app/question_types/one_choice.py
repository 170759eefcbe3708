"""One of several choices."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.question_types.base import QuestionBlock, meaning_block
from forms_app.question_types.choices import ChoiceBlock, ListedChoices
from forms_app.question_types.other import other_block


class OneChoiceBlock(QuestionBlock):
    choices = blocks.ListBlock(ChoiceBlock(), label=_("choices"), min_num=2, max_num=40)
    other = other_block()
    meaning = meaning_block("path", "day", "place")

    class Meta:
        icon = "radio-full"
        label = _("One of several choices")


class OneChoice(ListedChoices):
    name = "one_choice"
    block = OneChoiceBlock
