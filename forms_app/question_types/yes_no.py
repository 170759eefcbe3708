"""Yes or no."""

# Messages: for readers

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forms_app.question_types.base import PickedType, QuestionBlock, described_choice, meaning_block
from forms_app.question_types.choices import FollowUpBlock, described_follow_ups

YES, NO = "yes", "no"


class YesNoBlock(QuestionBlock):
    follow_up = FollowUpBlock(label=gettext_lazy("asked when the answer is yes"))
    meaning = meaning_block("may_publish", "may_name")

    class Meta:
        icon = "check"
        label = gettext_lazy("Yes or no")


class YesNo(PickedType):
    name = "yes_no"
    block = YesNoBlock

    def describe_more(self, block, locale):
        follow_ups = described_follow_ups(block.value["follow_up"], locale)
        return {"choices": [described_choice(YES, _("Yes"), follow_ups), described_choice(NO, _("No"))]}
