"""The questions an editor builds a form from.

The id of a block is the key of its question and the id of a list item is the value of its choice:
nobody sees or types them, they are the same in every language, and they outlive rewording.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

# What code above may look for among the answers, whatever the question is called and in whatever language.
MEANINGS = {
    "title": _("the title of the activity"),
    "description": _("the description of the activity"),
    "path": _("the path of the activity"),
    "day": _("the day of the activity"),
    "place": _("the place of the activity"),
    "organiser": _("who is named as organising it"),
    "may_publish": _("consent to publish the activity"),
    "may_name": _("consent to name who organises it"),
}


def meaning_block(*meanings: str) -> blocks.ChoiceBlock:
    """Return the field that says what an answer becomes once an organiser accepts it."""
    return blocks.ChoiceBlock(
        label=_("once accepted, this becomes"),
        choices=[(meaning, MEANINGS[meaning]) for meaning in meanings],
        required=False,
        help_text=_("Only for forms in which people propose an activity of a call."),
    )


class QuestionBlock(blocks.StructBlock):
    """What every question has."""

    label = blocks.CharBlock(label=_("question"), max_length=250)
    help_text = blocks.CharBlock(
        label=_("help"),
        max_length=400,
        required=False,
        default="",
        help_text=_("One sentence under the question: an example, or what the answer is for."),
    )
    required = blocks.BooleanBlock(
        label=_("must be answered"),
        required=False,
        default=True,
        help_text=_("Ask only for what you need: each thing you know about a person can be taken from you."),
    )


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


class LongTextBlock(QuestionBlock):
    max_length = blocks.IntegerBlock(label=_("longest answer, in letters"), default=2000, min_value=1, max_value=20_000)
    meaning = meaning_block("description")

    class Meta:
        icon = "pilcrow"
        label = _("Long text")


class EmailBlock(QuestionBlock):
    class Meta:
        icon = "mail"
        label = _("E-mail address")


class PhoneBlock(QuestionBlock):
    class Meta:
        icon = "mobile-alt"
        label = _("Phone number")


class NumberBlock(QuestionBlock):
    min_value = blocks.IntegerBlock(label=_("smallest number"), required=False)
    max_value = blocks.IntegerBlock(label=_("largest number"), required=False)

    class Meta:
        icon = "order"
        label = _("Number")

    def clean(self, value):
        cleaned = super().clean(value)
        smallest, largest = cleaned.get("min_value"), cleaned.get("max_value")
        if smallest is not None and largest is not None and smallest > largest:
            raise StructBlockValidationError(
                {"max_value": ValidationError(_("The largest number is smaller than the smallest."))}
            )
        return cleaned


class DateBlock(QuestionBlock):
    meaning = meaning_block("day")

    class Meta:
        icon = "date"
        label = _("Date")


class ProvinceBlock(QuestionBlock):
    class Meta:
        icon = "site"
        label = _("Governorate of Iraq")


class FollowUpBlock(blocks.StreamBlock):
    """Questions that matter only to people who picked the choice they stand in."""

    short_text = ShortTextBlock()
    long_text = LongTextBlock()
    email = EmailBlock()
    phone = PhoneBlock()
    number = NumberBlock()
    date = DateBlock()
    province = ProvinceBlock()

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


class OneChoiceBlock(QuestionBlock):
    choices = blocks.ListBlock(ChoiceBlock(), label=_("choices"), min_num=2, max_num=40)
    meaning = meaning_block("path", "day", "place")

    class Meta:
        icon = "radio-full"
        label = _("One of several choices")


class SeveralChoicesBlock(QuestionBlock):
    choices = blocks.ListBlock(ChoiceBlock(), label=_("choices"), min_num=1, max_num=40)

    class Meta:
        icon = "list-ul"
        label = _("Any number of choices")


class TopicListBlock(blocks.StreamBlock):
    """Topics chosen in the source language; each language finds its own names for them."""

    topic = SnippetChooserBlock("core.Topic")

    class Meta:
        required = False
        max_num = 40
        label = _("topics or paths offered")

    def get_translatable_segments(self, value):
        """Offer nothing to translators: the names are translated where the topics are."""
        return []

    def restore_translated_segments(self, value, segments):
        return value


class TopicBlock(QuestionBlock):
    topics = TopicListBlock(help_text=_("Leave empty to offer all of them."))
    several = blocks.BooleanBlock(label=_("more than one may be picked"), required=False)
    meaning = meaning_block("path")

    class Meta:
        icon = "tag"
        label = _("Topic or path")


class OrganisationBlock(QuestionBlock):
    meaning = meaning_block("organiser")

    class Meta:
        icon = "group"
        label = _("Organisation")


class YesNoBlock(QuestionBlock):
    follow_up = FollowUpBlock(label=_("asked when the answer is yes"))
    meaning = meaning_block("may_publish", "may_name")

    class Meta:
        icon = "check"
        label = _("Yes or no")


class ConsentBlock(blocks.StructBlock):
    label = blocks.TextBlock(
        label=_("what people agree to"),
        max_length=1000,
        help_text=_("Nobody can send the form without ticking it. The exact words are kept with each answer."),
    )
    meaning = meaning_block("may_publish")

    class Meta:
        icon = "tick-inverse"
        label = _("Consent")


class NewsletterBlock(blocks.StructBlock):
    label = blocks.TextBlock(
        label=_("what people may ask for"),
        max_length=400,
        help_text=_("Never ticked beforehand, and the form can be sent without it."),
    )

    class Meta:
        icon = "mail"
        label = _("News by e-mail")


class QuestionsBlock(blocks.StreamBlock):
    """All questions of a form."""

    short_text = ShortTextBlock()
    long_text = LongTextBlock()
    email = EmailBlock()
    phone = PhoneBlock()
    number = NumberBlock()
    date = DateBlock()
    one_choice = OneChoiceBlock()
    several_choices = SeveralChoicesBlock()
    yes_no = YesNoBlock()
    province = ProvinceBlock()
    topic = TopicBlock()
    organisation = OrganisationBlock()
    consent = ConsentBlock()
    newsletter = NewsletterBlock()

    class Meta:
        max_num = 60
        label = _("Questions")
