from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import BodyBlock
from core.blocks.media import PictureBlock
from core.blocks.text import FigureBlock, KeyDateBlock, ProgrammeEntryBlock
from forms_app.blocks import SignupBlock


class CallBody(BodyBlock):
    """The body of a call; it may hold sign-up forms beside those of its slots."""

    signup = SignupBlock()


class ReportBody(BodyBlock):
    """The body of a festival report."""

    signup = SignupBlock()


class KeyDates(blocks.StreamBlock):
    key_date = KeyDateBlock()


class Figures(blocks.StreamBlock):
    figure = FigureBlock()

    class Meta:
        max_num = 8


class Demands(blocks.StreamBlock):
    demand = blocks.TextBlock(label=_("demand"), max_length=500, icon="list-ol")

    class Meta:
        max_num = 20


class Programme(blocks.StreamBlock):
    entry = ProgrammeEntryBlock()


class Gallery(blocks.StreamBlock):
    picture = PictureBlock(label=_("picture"))

    class Meta:
        max_num = 60
