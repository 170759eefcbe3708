"""Blocks that give a long text a structure: contents, questions and answers, figures."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from core.blocks.previews import with_preview
from core.blocks.text import PARAGRAPH_FEATURES, FigureBlock


class ContentsBlock(blocks.StaticBlock):
    """The headings of the page, each leading to its place."""

    class Meta:
        icon = "list-ol"
        label = _("Contents")
        admin_text = _("The headings of this page are listed here, and each leads to its place.")
        template = "blocks/contents.html"
        preview_value = staticmethod(lambda: [gettext("What happened"), gettext("What comes next")])
        description = _("For long texts: the headings, each leading to its place.")


class AnsweredQuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("answer"), features=PARAGRAPH_FEATURES)

    class Meta:
        icon = "help"
        label = _("question and answer")


questions_block = with_preview(
    blocks.ListBlock(
        AnsweredQuestionBlock(),
        label=_("Questions and answers"),
        icon="help",
        min_num=1,
        max_num=40,
        template="blocks/questions.html",
    ),
    lambda: [{"question": gettext("What do people ask?"), "answer": RichText(f"<p>{gettext('The answer.')}</p>")}],
    _("Questions, each of which opens its answer."),
)
figures_block = with_preview(
    blocks.ListBlock(
        FigureBlock(), label=_("Figures"), icon="order", min_num=1, max_num=8, template="blocks/figures.html"
    ),
    lambda: [{"number": "3,000", "label": gettext("people took part")}],
    _("Numbers in large letters, side by side."),
)
