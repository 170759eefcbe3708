"""The body of a page: the blocks editors choose from."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.links import CallToActionBlock, RelatedPagesBlock
from core.blocks.media import DocumentBlock, EmbedBlock, FilmBlock, GalleryBlock, MapBlock, PictureBlock, SoundBlock
from core.blocks.passages import PassageBlock
from core.blocks.sections import ContentsBlock, figures_block, questions_block
from core.blocks.tables import TableBlock
from core.blocks.text import QuoteBlock, heading_block, list_block, paragraph_block


class BodyBlock(blocks.StreamBlock):
    """Everything a body may hold that this app knows; apps above extend it with blocks of their own."""

    heading = heading_block
    paragraph = paragraph_block
    quote = QuoteBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    list = list_block
    embed = EmbedBlock()
    document = DocumentBlock()
    call_to_action = CallToActionBlock()
    related_pages = RelatedPagesBlock()
    table = TableBlock()
    questions = questions_block
    figures = figures_block
    map = MapBlock()
    sound = SoundBlock()
    film = FilmBlock()
    contents = ContentsBlock()
    passage = PassageBlock()

    class Meta:
        label = _("Body")
