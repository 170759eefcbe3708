"""Any number of choices."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.question_types.base import QuestionBlock
from forms_app.question_types.choices import ChoiceBlock, ListedChoices
from forms_app.question_types.other import other_block


class SeveralChoicesBlock(QuestionBlock):
    choices = blocks.ListBlock(ChoiceBlock(), label=_("choices"), min_num=1, max_num=40)
    other = other_block()

    class Meta:
        icon = "list-ul"
        label = _("Any number of choices")


class SeveralChoices(ListedChoices):
    name = "several_choices"
    block = SeveralChoicesBlock
    required_message = ListedChoices.required_message_for_several

    def make_field(self, question, **options):
        return self.make_field_for_several(question, **options)
