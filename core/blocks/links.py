"""Blocks with links."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.models import Page

from core.prefetch.page_links import in_reader_language


class WebAddressBlock(blocks.URLBlock):
    """A web address. A draft keeps what was typed, also if it is none yet."""

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError:
            if self.is_deferred_validation:
                return value
            raise

    def deconstruct(self):
        return "wagtail.blocks.URLBlock", *super().deconstruct()[1:]


class LinkValue(blocks.StructValue):
    """A link to a page in the reader's language, or to an address on another site."""

    @property
    def page(self):
        """The page in the reader's language if it is published there, else as chosen; None if it cannot be read."""
        chosen = self.get("page")
        return in_reader_language(chosen) if chosen else None

    @property
    def href(self):
        if self.get("page") is None:
            return self.get("url") or ""
        return self.page.url if self.page else ""

    @property
    def text(self):
        return self.get("label") or (self.page.title if self.page else "")


class LinkBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(label=_("page on this site"), required=False)
    url = WebAddressBlock(label=_("or an address elsewhere"), required=False)
    label = blocks.CharBlock(
        label=_("label"), max_length=60, required=False, help_text=_("Leave empty to use the page's title.")
    )

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            raise StructBlockValidationError(
                {"page": ValidationError(_("Choose a page, or write an address elsewhere: one of the two."))}
            )
        if cleaned.get("url") and not cleaned.get("label"):
            raise StructBlockValidationError({"label": ValidationError(_("Write what the link is called."))})
        return cleaned


class CallToActionBlock(LinkBlock):
    note = blocks.CharBlock(label=_("sentence above the button"), max_length=200, required=False)

    class Meta:
        icon = "pick"
        label = _("Call to action")
        template = "blocks/call_to_action.html"
        preview_value = {
            "note": _("A sentence that says why."),
            "label": _("What to do"),
            "url": "https://example.org/",
            "page": None,
        }
        description = _("A large button that leads to one thing to do.")
        value_class = LinkValue


class RelatedPagesValue(blocks.StructValue):
    @property
    def readable(self):
        """The chosen pages as the reader should get them, without those that cannot be read."""
        shown = [in_reader_language(page) for page in self["pages"] if page]
        return [page for page in shown if page]


def example_pages() -> dict:
    """Return the pages of this site that were published last."""
    return {"heading": "", "pages": list(Page.objects.live().filter(depth__gt=2).order_by("-first_published_at")[:3])}


class RelatedPagesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), max_length=120, required=False)
    pages = blocks.ListBlock(blocks.PageChooserBlock(), label=_("pages"), min_num=1, max_num=6)

    class Meta:
        icon = "doc-empty-inverse"
        label = _("Related pages")
        template = "blocks/related_pages.html"
        preview_value = staticmethod(example_pages)
        description = _("A list of pages to read next.")
        value_class = RelatedPagesValue


class MenuBody(blocks.StreamBlock):
    link = LinkBlock()

    class Meta:
        max_num = 10
