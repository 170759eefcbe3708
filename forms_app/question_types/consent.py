"""Words people have to agree to before they can send the form."""

# Messages: for readers

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.question_types.base import TickedType, meaning_block


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


class Consent(TickedType):
    name = "consent"
    block = ConsentBlock
    is_consent = True
    required_message = _("Tick the box if you agree. Without it we may not keep your answers.")

    def describe_more(self, block, locale):
        return {"required": True}
