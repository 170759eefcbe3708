"""What all questions with choices have in common, follow-up questions inside a choice included."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.question_types.base import PickedType, QuestionType, described_choice
from forms_app.question_types.date import Date
from forms_app.question_types.email import Email
from forms_app.question_types.long_text import LongText
from forms_app.question_types.number import Number
from forms_app.question_types.other import described_other
from forms_app.question_types.phone import Phone
from forms_app.question_types.province import GovernorateOfIraq
from forms_app.question_types.short_text import ShortText
from forms_app.question_types.time import Time

FOLLOW_UP_TYPES: dict[str, QuestionType] = {
    question_type.name: question_type()
    for question_type in (ShortText, LongText, Email, Phone, Number, Date, Time, GovernorateOfIraq)
}


class FollowUpBlock(blocks.StreamBlock):
    """Questions that matter only to people who picked the choice they stand in."""

    def __init__(self, **kwargs):
        super().__init__([(name, one.block()) for name, one in FOLLOW_UP_TYPES.items()], **kwargs)

    class Meta:
        max_num = 3
        required = False
        label = _("asked when this is picked")


class ChoiceBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("choice"), max_length=200)
    follow_up = FollowUpBlock()

    class Meta:
        icon = "radio-empty"
        label = _("Choice")


def described_follow_ups(stream, locale) -> list[dict]:
    """Return the questions inside a choice as plain data."""
    return [FOLLOW_UP_TYPES[child.block_type].describe(child, locale) for child in stream]


class ListedChoices(PickedType):
    """A question whose choices an editor wrote as a list."""

    def describe_more(self, block, locale):
        choices = [
            described_choice(str(item.id), item.value["label"], described_follow_ups(item.value["follow_up"], locale))
            for item in block.value["choices"].bound_blocks
        ]
        return {"choices": [*choices, *described_other(block)]}
