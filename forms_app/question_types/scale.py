"""A scale from 1 to 5, with words at both ends."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.question_types.base import PickedType, QuestionBlock, described_choice

STEPS = range(1, 6)


class ScaleBlock(QuestionBlock):
    lowest = blocks.CharBlock(label=_("what 1 means"), max_length=60, help_text=_("For example “not at all”."))
    highest = blocks.CharBlock(label=_("what 5 means"), max_length=60, help_text=_("For example “very much”."))

    class Meta:
        icon = "order"
        label = _("Scale from 1 to 5")


class Scale(PickedType):
    name = "scale"
    block = ScaleBlock
    template = "forms_app/scale.html"

    def describe_more(self, block, locale):
        words = {STEPS[0]: block.value["lowest"], STEPS[-1]: block.value["highest"]}
        labels = {step: f"{step} – {words[step]}" if step in words else str(step) for step in STEPS}
        return {"choices": [described_choice(str(step), label) for step, label in labels.items()]}

    def export(self, question, value):
        return int(value)
