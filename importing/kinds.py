"""The only table that knows page types: which one each kind becomes, where it stands, and what its fields get."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from importing.models import Kind


class PageKind(NamedTuple):
    """A page type by its label, that of its list, and the fields that a date and a title fill."""

    model: str
    above: str
    fields: Callable[[date, str], dict[str, Any]]
    topics: str = ""  # the relation of its topics
    authors: str = ""
    missing: Any = ""


GENRES = {
    "petition": re.compile(r"\b(?:petition|sign)\b|عريضة|وقّ?عوا", re.IGNORECASE),
    "letter": re.compile(r"\bopen letter\b|رسالة مفتوحة", re.IGNORECASE),
    "statement": re.compile(r"\bstatements?\b|(?<!\w)(?:ال)?(?:بيان|بيانات)(?!\w)", re.IGNORECASE),
}


def genre_of(words: str) -> str:
    """Return what kind of appeal a title, or the name of a category, speaks of, "" if it does not say so."""
    return next((genre for genre, pattern in GENRES.items() if pattern.search(words)), "")


STORY = PageKind(
    "news.StoryPage",
    "news.StoryIndexPage",
    lambda day, _title: {"story_date": day},
    "topics",
    "authors",
    _("There is no list of stories in this language. Create one below its front page, then take over again."),
)
KINDS = {
    Kind.STORY: STORY,
    Kind.APPEAL: PageKind(
        "campaigns.AppealPage",
        "campaigns.AppealIndexPage",
        lambda day, title: {"issued_on": day, "genre": genre_of(title) or "statement"},
        "topics",
        missing=_(
            "There is no list of appeals in this language. Create one below its front page, then take over again."
        ),
    ),
    Kind.CALL: PageKind(
        "campaigns.CallPage",
        "campaigns.CallIndexPage",
        lambda day, _title: {"starts_on": day, "ends_on": day},
        missing=_("There is no list of calls in this language. Create one below its front page, then take over again."),
    ),
    Kind.REPORT: PageKind(
        "campaigns.FestivalReportPage",
        "campaigns.ReportIndexPage",
        lambda day, title: {"event_name": title[:160], "starts_on": day},
        "topics",
        missing=_(
            "There is no list of reports in this language. Create one below its front page, then take over again."
        ),
    ),
    Kind.PAGE: PageKind(
        "home.StandardPage",
        "home.HomePage",
        lambda _day, _title: {},
        missing=_("This language has no front page. Add the language first, then take over again."),
    ),
}


def model_of(kind: str) -> Any:
    return apps.get_model(KINDS[Kind(kind)].model)


def table_for(kind: str, page: Page) -> PageKind:
    """Return the entry of a page; one that was made when its kind meant another type is that of a story."""
    return KINDS[Kind(kind)] if isinstance(page, model_of(kind)) else STORY


def list_of(kind: str, locale: Locale) -> Page | None:
    """Return the page of a language below which pages of a kind stand: the first of its lists."""
    return apps.get_model(KINDS[Kind(kind)].above).objects.filter(locale=locale).order_by("path").first()


def stories_in(language: str) -> Page | None:
    """Return the list of stories that readers of a language have: one query."""
    model = apps.get_model(STORY.above)
    found = model.objects.live().filter(locale__language_code=language)
    return found.select_related("locale").order_by("path").first()


def standing(kind: str, parent: Page | None) -> bool:
    """Tell whether a page of this kind may stand below one of its own kind, as standing pages do."""
    return Kind(kind) == Kind.PAGE and parent is not None and isinstance(parent.specific, model_of(kind))
