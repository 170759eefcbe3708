"""Checks of pictures: alternative texts, captions and consent."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.blocks import StructValue
from wagtail.models import Page

from core.checks.registry import Advice, register_check
from core.streams import nodes_of

FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|webp|gif|avif|heic)|(?:IMG|DSC|WhatsApp Image|صورة)[ _-]?[\d-]+.*", re.IGNORECASE
)


@register_check
def pictures_are_described(page: Page) -> Iterator[Advice]:
    for image, alt, caption in _pictures_of(page):
        name = {"name": image.title}
        if FILE_NAME.fullmatch(alt.strip()):
            yield Advice(_("The words for the picture “%(name)s” are the name of a file. Say what it shows.") % name)
        elif alt.strip() and alt.strip() == caption.strip():
            yield Advice(
                _("Picture “%(name)s”: what it shows and its caption are the same. Readers hear it twice.") % name
            )
        if not image.people_agreed:
            yield Advice(
                _("Picture “%(name)s”: nobody has ticked that the people shown agreed. Can somebody be recognised?")
                % name
            )


def _pictures_of(page: Page) -> Iterator[tuple]:
    if getattr(page, "lead_image", None):
        yield page.lead_image, page.lead_image_alt, page.lead_image_caption
    for node in nodes_of(page):
        struct = node.value
        if isinstance(struct, StructValue) and {"image", "alt"} <= struct.keys() and struct["image"]:
            yield struct["image"], struct["alt"] or "", struct.get("caption") or ""
