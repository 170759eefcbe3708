from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import BodyBlock
from forms_app.blocks import SignupBlock


class SectionsBody(BodyBlock):
    """Free sections of the front page, and the body of standing pages."""

    signup = SignupBlock()


class BandBlock(blocks.StructBlock):
    """A list of pages that is made automatically, under a heading that editors may change."""

    heading = blocks.CharBlock(
        label=_("heading"), max_length=60, required=False, help_text=_("Leave empty for the usual one.")
    )


class FreeSectionsBlock(blocks.StaticBlock):
    """The place of the free sections among the lists."""

    class Meta:
        icon = "doc-full"
        label = _("Free sections")
        admin_text = _("What stands under “free sections” is shown here.")


class BandsBody(blocks.StreamBlock):
    """The lists and sections of the front page, in the order that editors chose."""

    stories = BandBlock(label=_("Latest news"), icon="doc-full-inverse")
    calls = BandBlock(label=_("Take part"), icon="date")
    appeals = BandBlock(label=_("Appeals"), icon="edit")
    reports = BandBlock(label=_("Festivals"), icon="list-ul")
    sections = FreeSectionsBlock()

    class Meta:
        block_counts = {name: {"max_num": 1} for name in ("stories", "calls", "appeals", "reports", "sections")}
