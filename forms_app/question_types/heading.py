"""A heading, or words of help, between the questions. Nothing is answered to it."""

from django.core.exceptions import ValidationError
from django.forms.utils import RenderableFieldMixin
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

from forms_app.question_types.base import QuestionType


class HeadingBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("heading"), max_length=150, required=False, default="")
    help_text = blocks.TextBlock(
        label=_("words of help"),
        max_length=1500,
        required=False,
        default="",
        help_text=_("What people should know before they answer what follows."),
    )

    class Meta:
        icon = "title"
        label = _("Heading or help between questions")

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if not (cleaned["label"] or cleaned["help_text"]):
            raise StructBlockValidationError({"label": ValidationError(_("Write a heading, words of help, or both."))})
        return cleaned


class Passage(RenderableFieldMixin):
    """A heading as it stands on the page, beside the bound fields of the questions."""

    template_name = "forms_app/heading.html"

    def __init__(self, question: dict, form):
        self.question, self.form, self.renderer = question, form, form.renderer

    def get_context(self):
        return {"passage": self.question, "level": self.form.heading_level}


class Heading(QuestionType):
    name = "heading"
    block = HeadingBlock
    is_asked = False

    def on_page(self, question, form):
        return Passage(question, form)
