"""A box for those who want news by e-mail."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms_app.question_types.base import TickedType


class NewsletterBlock(blocks.StructBlock):
    label = blocks.TextBlock(
        label=_("what people may ask for"),
        max_length=400,
        help_text=_("Never ticked beforehand, and the form can be sent without it."),
    )

    class Meta:
        icon = "mail"
        label = _("News by e-mail")


class Newsletter(TickedType):
    name = "newsletter"
    block = NewsletterBlock
    is_consent = True
