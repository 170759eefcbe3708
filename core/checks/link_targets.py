"""Checks of links: their text, and whether their targets exist."""

import re
from collections.abc import Iterator
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.rich_text import RichText

from core.checks.page_texts import text_parts
from core.checks.registry import Advice, only_advises, register_check
from core.checks.style import shortened
from core.models import OutsideLink
from core.prefetch.page_links import linked_ids, page_foreign_keys
from core.streams import leaves_of

LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL)
DOCUMENT = re.compile(r'linktype="document"[^>]*\bid="(\d+)"|\bid="(\d+)"[^>]*linktype="document"')
RAW_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# What says nothing when it is read out alone.
EMPTY_WORDS = {
    *("click", "click here", "here", "link", "this link", "more", "read more", "this page", "press here"),
    *(
        "هنا",
        "اضغط هنا",
        "اضغطوا هنا",
        "انقر هنا",
        "انقروا هنا",
        "من هنا",
        "الرابط",
        "رابط",
        "هذا الرابط",
        "المزيد",
        "اقرأ المزيد",
    ),
}


@register_check
def links_say_where_they_lead(page: Page) -> Iterator[Advice]:
    for part in text_parts(page):
        if not isinstance(part.value, RichText):
            continue
        for inner in LINK.findall(part.value.source):
            words = unescape(strip_tags(inner)).strip(" .…:،\u00a0")
            if RAW_ADDRESS.fullmatch(words):
                yield Advice(
                    _("The link “%(text)s” shows its address. Write what is there.") % {"text": shortened(words)}
                )
            elif words.casefold() in EMPTY_WORDS:
                yield Advice(
                    _("A link says only “%(text)s”. Some people hear links one after the other: say where it leads.")
                    % {"text": words}
                )


@register_check
def links_inside_the_site_lead_somewhere(page: Page) -> Iterator[Advice]:
    values = list(leaves_of(page)) + [part.value for part in text_parts(page)]
    wanted = linked_ids(values) | {value.pk for value in values if isinstance(value, Page)}
    wanted |= {getattr(page, name) for name in page_foreign_keys(type(page))} - {None}
    found = {row.pk: row for row in Page.objects.filter(pk__in=wanted)}
    for pk in sorted(wanted):
        if pk not in found:
            yield Advice(_("A link leads to a page that was deleted."))
        elif not found[pk].live:
            yield Advice(
                _("A link leads to “%(page)s”, which is not published.") % {"page": shortened(found[pk].title)}
            )
    yield from _lost_documents(values)


def _lost_documents(values) -> Iterator[Advice]:
    texts = [value.source for value in values if isinstance(value, RichText)]
    wanted = {int(first or second) for text in texts for first, second in DOCUMENT.findall(text)}
    there = set(get_document_model().objects.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
    if wanted - there:
        yield Advice(_("A link leads to a document that was deleted."))


@register_check
@only_advises
def links_elsewhere_were_answered(page: Page) -> Iterator[Advice]:
    for link in OutsideLink.objects.broken().filter(page_id=page.pk):
        yield Advice(
            _("Nobody answers at %(address)s (%(problem)s).") % {"address": link.address, "problem": link.problem}
        )
