"""The types of questions a form can ask: one file for each, holding everything that is special about it.

CONTRIBUTING.md says how to add a type.
"""

from wagtail import blocks

from forms_app.question_types.base import CONSENT_MEANINGS, QuestionType
from forms_app.question_types.consent import Consent
from forms_app.question_types.date import Date
from forms_app.question_types.email import Email
from forms_app.question_types.heading import Heading
from forms_app.question_types.long_text import LongText
from forms_app.question_types.newsletter import Newsletter
from forms_app.question_types.number import Number
from forms_app.question_types.one_choice import OneChoice
from forms_app.question_types.organisation import Organisation
from forms_app.question_types.phone import Phone
from forms_app.question_types.province import GovernorateOfIraq
from forms_app.question_types.scale import Scale
from forms_app.question_types.several_choices import SeveralChoices
from forms_app.question_types.short_text import ShortText
from forms_app.question_types.time import Time
from forms_app.question_types.topic import TopicOrPath
from forms_app.question_types.yes_no import YesNo

QUESTION_TYPES: dict[str, QuestionType] = {
    question_type.name: question_type()
    for question_type in (
        ShortText,
        LongText,
        Email,
        Phone,
        Number,
        Date,
        Time,
        OneChoice,
        SeveralChoices,
        YesNo,
        Scale,
        GovernorateOfIraq,
        TopicOrPath,
        Organisation,
        Consent,
        Newsletter,
        Heading,
    )
}


def type_of(question: dict) -> QuestionType:
    """Return the type of a question of a frozen wording."""
    return QUESTION_TYPES[question["type"]]


def is_consent(question: dict) -> bool:
    """Tell whether the words of a question are what people agree to."""
    return type_of(question).is_consent or question.get("meaning") in CONSENT_MEANINGS


class QuestionsBlock(blocks.StreamBlock):
    """All questions of a form.

    The id of a block is the key of its question and the id of a list item is the value of its choice:
    nobody sees or types them, they are the same in every language, and they stay when words change.
    """

    def __init__(self, **kwargs):
        super().__init__([(name, one.block()) for name, one in QUESTION_TYPES.items()], **kwargs)

    class Meta:
        max_num = 60
