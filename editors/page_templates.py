"""Templates of pages: drafts with the usual parts of a page and hints in square brackets."""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from campaigns.models import (
    AppealIndexPage,
    AppealPage,
    CallIndexPage,
    CallPage,
    FestivalReportPage,
    ReportIndexPage,
    ReportPartner,
    ReportTopic,
)
from core.models import BasePage
from core.models.slugs import slug_for
from news.models import Genre, StoryIndexPage, StoryPage

CALL_BEGINS_IN = timedelta(days=60)
CALL_LASTS = timedelta(days=2)


@dataclass(frozen=True)
class PageTemplate:
    """A template: its name and hint, the list it goes below, and the function that makes the page."""

    key: str
    label: str | Promise
    hint: str | Promise
    icon: str
    index: type[Page]
    make: Callable[[], BasePage]


def story() -> StoryPage:
    return StoryPage(
        title=_("New story"),
        intro=_("[Who did what, where and when? Two sentences.]"),
        body=_stream(
            ("paragraph", _("[Begin with what is new: what happened, to whom, since when.]")),
            ("heading", _("[What it means]")),
            ("paragraph", _("[Why it matters to people who were not there. Say where you know it from.]")),
            ("quote", {"words": _("[What somebody said, in their own words]"), "speaker": ""}),
            ("heading", _("[What comes next]")),
            ("paragraph", _("[Dates, and what readers can do.]")),
        ),
    )


def opinion() -> StoryPage:
    return StoryPage(
        title=_("New opinion"),
        genre=Genre.OPINION,
        intro=_("[What you hold, and why it matters now. Two sentences.]"),
        body=_stream(
            ("paragraph", _("[Begin with what you have seen or read: the reader should see it too.]")),
            ("heading", _("[Your argument in a few words]")),
            ("paragraph", _("[Your reasons, the strongest first. Answer the best objection.]")),
            ("heading", _("[What should be done]")),
            ("paragraph", _("[By whom, and what readers can do.]")),
        ),
    )


def story_from_elsewhere() -> StoryPage:
    return StoryPage(
        title=_("New story from elsewhere"),
        genre=Genre.PRESS,
        intro=_("[What it says, in your own words. Two sentences.]"),
        body=_stream(("paragraph", _("[The whole text, if those who published it allow us to show it.]"))),
    )


def call() -> CallPage:
    begins = timezone.localdate() + CALL_BEGINS_IN
    return CallPage(
        title=_("New call"),
        intro=_("[What it is, where and when, and who is invited. Two sentences.]"),
        starts_on=begins,
        ends_on=begins + CALL_LASTS,
        body=_stream(
            ("paragraph", _("[What happens, and why now.]")),
            ("heading", _("[Who can take part]")),
            ("list", [_("[For example: organisations that want to hold a workshop]"), _("[For example: volunteers]")]),
            ("heading", _("[What you need to know]")),
            ("paragraph", _("[Costs, travel, languages, access, safety.]")),
        ),
    )


def appeal() -> AppealPage:
    return AppealPage(
        title=_("New appeal"),
        intro=_("[What you ask, of whom, and why now. Two sentences.]"),
        demands=_stream(("demand", _("[The first thing that shall be done]")), ("demand", _("[The second thing]"))),
        body=_stream(
            ("paragraph", _("[What happened, and where you know it from.]")),
            ("heading", _("[Why it cannot wait]")),
            ("paragraph", _("[Who is harmed, and what changes if the demands are met.]")),
            ("heading", _("[What happens with the signatures]")),
            ("paragraph", _("[When they are handed over, and to whom.]")),
        ),
    )


def report() -> FestivalReportPage:
    return FestivalReportPage(
        title=_("New festival report"),
        intro=_("[What took place, and what came of it. Two sentences.]"),
        event_name=_("[Name of the event]"),
        starts_on=timezone.localdate(),
        body=_report_body(),
    )


def report_on(about: CallPage) -> FestivalReportPage:
    """Return a report that already says what its call knows: name, days, place, partners and topics."""
    venue = about.venues.exclude(place=None).first()
    page = FestivalReportPage(
        title=_("%(call)s: the report") % {"call": about.title},
        intro=_("[What took place, and what came of it. Two sentences.]"),
        event_name=about.title[:160],
        starts_on=about.starts_on,
        ends_on=about.ends_on if about.ends_on != about.starts_on else None,
        place=venue.place if venue else None,
        call=about,
        body=_report_body(),
    )
    page.partners = [  # type: ignore[misc]  # rows below a page can be set as a list
        ReportPartner(organisation=row.organisation, role=row.role, locale=about.locale, sort_order=number)
        for number, row in enumerate(about.partners.select_related("organisation"))
    ]
    page.topics = [  # type: ignore[misc]  # likewise
        ReportTopic(topic=row.topic, locale=about.locale, sort_order=number)
        for number, row in enumerate(about.paths.select_related("topic"))
    ]
    return page


def _report_body():
    return _stream(
        ("paragraph", _("[How many came, from where, and what they did.]")),
        ("heading", _("[What people talked about]")),
        ("paragraph", _("[The two or three things that will stay.]")),
        ("quote", {"words": _("[What somebody said, in their own words]"), "speaker": ""}),
        ("heading", _("[What was agreed]")),
        ("list", [_("[The first thing]"), _("[The second thing]")]),
    )


def _stream(*parts) -> str:
    """Return a stream as the database keeps it: blocks and list items with ids of their own."""
    return json.dumps([{"type": kind, "id": str(uuid.uuid4()), "value": _raw(kind, value)} for kind, value in parts])


def _raw(kind: str, value):
    if kind == "paragraph":
        return f"<p>{value}</p>"
    if kind == "list":
        return [{"type": "item", "id": str(uuid.uuid4()), "value": line} for line in value]
    return value


PAGE_TEMPLATES = {
    pattern.key: pattern
    for pattern in (
        PageTemplate(
            "story",
            gettext_lazy("Story"),
            gettext_lazy("Dateline, what happened, what it means, a quote, what comes next."),
            "doc-full-inverse",
            StoryIndexPage,
            story,
        ),
        PageTemplate(
            "opinion",
            gettext_lazy("Opinion"),
            gettext_lazy("What somebody holds, with reasons, and a few sentences about the author below it."),
            "openquote",
            StoryIndexPage,
            opinion,
        ),
        PageTemplate(
            "elsewhere",
            gettext_lazy("Story from elsewhere"),
            gettext_lazy(
                "What a newspaper or another organisation published: a summary and the way to it, or the whole text."
            ),
            "link-external",
            StoryIndexPage,
            story_from_elsewhere,
        ),
        PageTemplate(
            "call",
            gettext_lazy("Call"),
            gettext_lazy("An invitation with days, venues, ways to take part and key dates."),
            "date",
            CallIndexPage,
            call,
        ),
        PageTemplate(
            "appeal",
            gettext_lazy("Appeal"),
            gettext_lazy(
                "A statement, an open letter or a petition: to whom, demands, signatures, and what became of it."
            ),
            "edit",
            AppealIndexPage,
            appeal,
        ),
        PageTemplate(
            "report",
            gettext_lazy("Festival report"),
            gettext_lazy("What a festival was: figures, what was said, what was agreed."),
            "list-ul",
            ReportIndexPage,
            report,
        ),
    )
}


def template_titles(code: str) -> list[str]:
    """Return the titles that templates give to their pages in a language."""
    with translation.override(code):
        return [pattern.make().title for pattern in PAGE_TEMPLATES.values()]


@transaction.atomic
def start(make: Callable[[], BasePage], parent: Page, user) -> BasePage:
    """Put a new draft below a list, with its hints in the language of that list."""
    with translation.override(parent.locale.language_code):
        page = make()
    page.live, page.locale, page.owner, page.has_unpublished_changes = False, parent.locale, user, True
    page.slug = slug_for(page.title, parent)
    page.is_deferred_validation = True  # a draft may lack what readers need
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=False, clean=False)  # a draft may lack dates
    return page
