"""Calendars in iCalendar format: one file for each call, and one for each language to subscribe to.

Days are whole days without a time zone; what begins at an hour begins at that hour in Baghdad.
"""

# Messages: for readers

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from campaigns.models import CallPage, CallVenue, ProgrammeEntry
from core.i18n.invisible_characters import without_invisible_characters
from core.i18n.languages import active_language
from core.seo.feeds import public_page_at
from core.site_context import SiteContext

KEPT = timedelta(days=366)  # calls that ended longer ago leave the calendar people subscribe to
REFRESH = timedelta(hours=12)
ONE_DAY = timedelta(days=1)
ACTIVITY = timedelta(hours=1)  # how long one takes that says only when it begins


class Links(NamedTuple):
    """The addresses of a call that its events name."""

    short: str
    full: str


@require_safe
def call_calendar(request, path: str) -> HttpResponse:
    """Answer with the calendar of one call."""
    call = public_page_at(request, path)
    if not isinstance(call, CallPage):
        raise Http404("Only calls have a calendar.")
    return _answer(calendar(call.title, [call]), call.slug)


@require_safe
def language_calendar(request) -> HttpResponse:
    """Answer with the calendar of all calls of a language, for subscriptions."""
    home = public_page_at(request, "")
    if home is None:
        raise Http404("This language is not open to readers.")
    calls = CallPage.objects.live().public().filter(locale_id=home.locale_id)
    recent = calls.unfinished(timezone.localdate() - KEPT).order_by("starts_on", "pk")
    name = SiteContext(request).navigation.site_name
    return _answer(calendar(name, list(recent.select_related("locale").defer("body"))), "calendar")


def calendar(name: str, calls: list[CallPage]) -> Calendar:
    """Return a calendar with the days of these calls, their key dates and their programmes."""
    made = Calendar()
    made.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//Calls//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", timezone.get_default_timezone_name())
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT12H")
    programmes = ProgrammeEntry.objects.for_calendar(calls, active_language())
    venues = defaultdict(list)
    for venue in CallVenue.objects.filter(call__in=calls).select_related("place").order_by("sort_order"):
        venues[venue.call_id].append(_place(venue))
    for call in calls:
        call.site_has_restrictions = False  # they are public
        for event in events(call, venues[call.pk], programmes[call.translation_key]):
            made.add_component(event)
    made.add_missing_timezones()
    return made


def events(call: CallPage, venues: list[str], programme: Iterable[ProgrammeEntry]) -> Iterable[Event]:
    """Yield the events of a call: its days, its key dates and its programme."""
    where = "\n".join(venues)
    links = Links(call.short_url, call.full_url)  # asked once, as a programme may have hundreds of entries
    if call.days:
        yield _event(call, links, call.version_key, call.title, *call.days, call.intro, where)
    for block in call.key_dates:
        key = uuid5(call.version_key, block.id or f"{block.value['date']} {block.value['label']}")
        day = block.value["date"]
        yield _event(call, links, key, _titled(block.value["label"], call), day, day, call.intro)
    for entry in programme:
        if entry.day is None:
            continue  # nobody could be told when to come
        key = uuid5(call.version_key, str(entry.translation_key))
        title = _titled(entry.title, call)
        event = _event(call, links, key, title, entry.day, entry.day, entry.description, entry.venue)
        if entry.last_published_at:
            _add_change(event, max(entry.last_published_at, call.last_published_at or entry.last_published_at))
        if entry.time:
            starts_at = datetime.combine(entry.day, entry.time, timezone.get_default_timezone())
            del event["dtstart"], event["dtend"], event["transp"]
            event.add("dtstart", starts_at)
            event.add("dtend", starts_at + ACTIVITY)
        yield event


def _event(
    call: CallPage, links: Links, key: UUID, summary: str, first: date, last: date, description: str, where: str = ""
) -> Event:
    event = Event()
    event.add("uid", key.urn)
    event.add("dtstamp", (call.last_published_at or datetime.combine(first, datetime.min.time(), UTC)).astimezone(UTC))
    if call.last_published_at:
        _add_change(event, call.last_published_at)
    event.add("dtstart", first)
    event.add("dtend", min(last, date.max - ONE_DAY) + ONE_DAY)  # the first day that is not part of it any more
    event.add("summary", summary, parameters={"LANGUAGE": active_language().code})
    event.add("description", f"{description}\n\n{links.short}".strip())
    event.add("url", links.full)
    event.add("transp", "TRANSPARENT")  # nobody is busy for all these days
    if where:
        event.add("location", where)
    return event


def _add_change(event: Event, changed_at: datetime) -> None:
    """Say when an event was changed, and give it a number that grows with each change: minutes since 1970."""
    for name in ("last-modified", "sequence"):
        event.pop(name, None)
    event.add("last-modified", changed_at.astimezone(UTC))
    event.add("sequence", int(changed_at.timestamp()) // 60)


def _titled(words: str, call: CallPage) -> str:
    return _("%(what)s (%(call)s)") % {"what": words, "call": call.title}


def _place(venue) -> str:
    if venue.place is None or venue.place.name in venue.name:
        return venue.name
    return _("%(venue)s, %(place)s") % {"venue": venue.name, "place": venue.place.name}


def _answer(made: Calendar, name: str) -> HttpResponse:
    headers = {"Content-Disposition": content_disposition_header(as_attachment=False, filename=f"{name}.ics")}
    content = without_invisible_characters(made.to_ical().decode())  # whatever stands in old rows
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
