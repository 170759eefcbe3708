"""Checks of titles, summaries, headings and paragraphs."""

import re
from collections.abc import Iterator

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.checks.page_texts import text_parts
from core.checks.registry import Advice, register_check

LONGEST_TITLE = 80
SHORTEST_SUMMARY = 40
LONGEST_PARAGRAPH = 130  # words
LONGEST_SENTENCE = 40
HINT = re.compile(r"\[[^\[\]]{6,}\]")
SENTENCE_END = re.compile(r"[.!?؟…]+\s+|\n+")
QUOTED = 60
EARLIEST_YEAR = 1990
FARTHEST = 5


def shortened(text: str) -> str:
    """Return the first words of a text, to be quoted in advice."""
    text = " ".join(text.split())
    return text if len(text) <= QUOTED else text[:QUOTED].rsplit(" ", 1)[0] + " …"


@register_check
def no_hint_of_a_template_is_left(page: Page) -> Iterator[Advice]:
    texts = [page.title, *(part.text for part in text_parts(page)), getattr(page, "event_name", "")]
    for hint in dict.fromkeys(found for text in texts for found in HINT.findall(text)):
        yield Advice(_("Replace the hint “%(hint)s” or take it out.") % {"hint": shortened(hint)}, is_blocking=True)


@register_check
def title_fits_a_list(page: Page) -> Iterator[Advice]:
    if len(page.title) > LONGEST_TITLE:
        yield Advice(
            _("The title has %(count)s letters. Lists and phones show about %(most)s of them.")
            % {"count": len(page.title), "most": LONGEST_TITLE}
        )
    if page.title.isupper() and page.title.isascii() and " " in page.title:
        yield Advice(_("The title is in capitals only, which screen readers may spell out."))


@register_check
def summary_says_something(page: Page) -> Iterator[Advice]:
    summary = getattr(page, "intro", None)
    if summary is None:
        return
    if not summary.strip() and not page.search_description.strip():
        yield Advice(_("Nothing but the title stands where the page is passed on or found. Write a summary."))
    elif len(summary.strip()) < SHORTEST_SUMMARY:
        yield Advice(_("The summary is very short. It stands wherever the page is passed on: say who, what and where."))
    elif summary.strip(" .").casefold() == page.title.strip(" .").casefold():
        yield Advice(_("The summary repeats the title. Say what the title leaves out."))


@register_check
def headings_stand_over_something(page: Page) -> Iterator[Advice]:
    before = ""
    for part in text_parts(page):
        if part.kind == "heading" and not part.text.strip():
            yield Advice(_("A heading is empty. Write it or take it out."))
        elif part.kind == "heading" and before == "heading":
            yield Advice(_("Nothing stands under the heading before “%(text)s”.") % {"text": shortened(part.text)})
        if part.kind == "paragraph" and _is_bold_line(part.value):
            yield Advice(
                _("“%(text)s” looks like a heading. Make it one: screen readers jump from heading to heading.")
                % {"text": shortened(part.text)}
            )
        before = part.kind


def _is_bold_line(value) -> bool:
    return bool(re.fullmatch(r"\s*<p[^>]*>\s*<b>[^<]{3,80}</b>\s*</p>\s*", getattr(value, "source", "")))


@register_check
def text_is_easy_to_read(page: Page) -> Iterator[Advice]:
    for part in text_parts(page):
        if part.kind != "paragraph":
            continue
        longest = max(part.text.split("\n"), key=lambda line: len(line.split()), default="")
        if len(longest.split()) > LONGEST_PARAGRAPH:
            yield Advice(
                _("A paragraph has %(count)s words: “%(text)s”. On a phone that fills the screen; make it two.")
                % {"count": len(longest.split()), "text": shortened(longest)}
            )
        for sentence in SENTENCE_END.split(part.text):
            if len(sentence.split()) > LONGEST_SENTENCE:
                yield Advice(
                    _("A sentence has %(count)s words: “%(text)s”.")
                    % {"count": len(sentence.split()), "text": shortened(sentence)}
                )


@register_check
def dates_are_of_our_time(page: Page) -> Iterator[Advice]:
    latest = timezone.localdate().year + FARTHEST
    for field in type(page)._meta.concrete_fields:
        day = getattr(page, field.attname) if isinstance(field, models.DateField) else None
        own = field.model not in (Page,) and not isinstance(field, models.DateTimeField)
        if own and day and not EARLIEST_YEAR <= day.year <= latest:
            yield Advice(
                _("%(field)s: the year is %(year)s. Is that right?")
                % {"field": field.verbose_name.capitalize(), "year": day.year}
            )
