"""Tags about stories, for pages of other types as well."""

from typing import Any, NamedTuple

from django import template
from wagtail.models import Page

from core.memo import memoise
from core.models import BasePage, Topic
from core.prefetch.child_rows import annotations, rows_below
from news.models import StoryPage

register = template.Library()

SHOWN = 3
LOOKED_AT = 60  # of the newest stories: so it costs the same however many there are


class Candidate(NamedTuple):
    """One of the newest stories, and the keys of its topics."""

    story: StoryPage
    topics: set[str]


@register.simple_tag(takes_context=True)
def related_stories(context, page: BasePage, topics: list[Topic]) -> list[StoryPage]:
    """Return other stories in the language of a page, those about its topics first, then the newest.

    One query in a generation for all pages of a language.
    """
    environ = context["request"].META if "request" in context else {}
    newest = memoise(environ, ("newest stories", page.locale_id), lambda: _newest(page))
    keys = {topic.key for topic in topics}
    others = [candidate for candidate in newest if candidate.story.pk != page.pk]
    others.sort(key=lambda candidate: candidate.topics.isdisjoint(keys))  # stable: the newest of each come first
    return [candidate.story for candidate in others[:SHOWN]]


def _newest(page: BasePage) -> list[Candidate]:
    """Return the newest public stories in the language of a page."""
    here = page.only_public(Page.objects.filter(locale_id=page.locale_id))
    stories = StoryPage.objects.published(here).newest_first().defer_streamfields()
    stories = stories.annotate(**annotations(StoryPage, {"topics": "topic"}))[:LOOKED_AT]
    return [Candidate(story, _topics(rows_below(story, "topics", "topic"))) for story in stories]


def _topics(rows: list[Any]) -> set[str]:
    return {row.topic.key for row in rows}
