"""Blocks of text."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from core.blocks.dates import TypedDateBlock
from core.blocks.previews import with_preview

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]
EXAMPLE = _("A few sentences. Words can be <b>bold</b> or <i>slanted</i>, and lead to other pages.")
PARAGRAPH_FEATURES = [*INLINE_FEATURES, "ul", "ol"]


class QuoteBlock(blocks.StructBlock):
    words = blocks.TextBlock(label=_("words"), max_length=600)
    speaker = blocks.CharBlock(
        label=_("who said it"),
        max_length=160,
        required=False,
        help_text=_("A name, or a description such as “a volunteer from Basra” where a name could harm."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"
        preview_value = {"words": _("What somebody said, in their own words."), "speaker": _("a volunteer from Basra")}
        description = _("Somebody's own words, set off from the text.")


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(label=_("number"), max_length=20, help_text=_("For example 14 or 3,000."))
    label = blocks.CharBlock(label=_("what it counts"), max_length=120)

    class Meta:
        icon = "order"
        label = _("Figure")


class KeyDateBlock(blocks.StructBlock):
    date = TypedDateBlock(label=_("date"))
    label = blocks.CharBlock(label=_("what happens"), max_length=160)

    class Meta:
        icon = "date"
        label = _("Key date")


class ProgrammeEntryBlock(blocks.StructBlock):
    time = blocks.CharBlock(
        label=_("when"), max_length=60, required=False, help_text=_("For example “10 in the morning”.")
    )
    title = blocks.CharBlock(label=_("title"), max_length=160)
    description = blocks.TextBlock(label=_("description"), max_length=600, required=False)

    class Meta:
        icon = "list-ul"
        label = _("Programme entry")


heading_block = with_preview(
    blocks.CharBlock(
        label=_("Heading"), max_length=160, icon="title", template="blocks/heading.html", form_classname="title"
    ),
    _("A heading over what follows"),
    _("Screen readers jump from heading to heading, so say what follows."),
)
paragraph_block = with_preview(
    blocks.RichTextBlock(
        label=_("Paragraph"), features=PARAGRAPH_FEATURES, icon="pilcrow", template="blocks/paragraph.html"
    ),
    lambda: RichText(f"<p>{EXAMPLE}</p>"),
    _("Ordinary text. What is pasted from elsewhere keeps bold words, links and lists, and loses the rest."),
)
list_block = with_preview(
    blocks.ListBlock(
        blocks.CharBlock(label=_("entry"), max_length=300),
        label=_("List"),
        icon="list-ul",
        template="blocks/list.html",
    ),
    lambda: [gettext("The first thing"), gettext("The second thing"), gettext("The third thing")],
    _("Short entries, one under the other."),
)
