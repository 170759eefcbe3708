from datetime import date, datetime, time, timedelta
from uuid import uuid4

import ics
import pytest
import vobject
from django.utils import timezone
from icalendar import Calendar

from campaigns.models import CallVenue, ProgrammeEntry
from tests.factories import CallPageFactory, PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

FIRST = timezone.localdate() + timedelta(days=30)


@pytest.fixture
def call(calls):
    """A call of nine days with a venue, a key date and a programme."""
    page = CallPageFactory(
        parent=calls,
        slug="season",
        title="Fifth season",
        intro="Come; bring, friends.",
        starts_on=FIRST,
        ends_on=FIRST + timedelta(days=8),
        key_dates=[
            {
                "type": "key_date",
                "id": str(uuid4()),
                "value": {"date": (FIRST - timedelta(days=9)).isoformat(), "label": "Proposals close"},
            }
        ],
    )
    page.venues = [CallVenue(name="Abu Nuwas Gardens", place=PlaceFactory(name="Baghdad"), locale=page.locale)]
    page.save()
    ProgrammeEntry.objects.create(
        call=page, locale=page.locale, title="Opening", day=FIRST, time=time(16, 30), venue="Garden"
    )
    return page


@pytest.fixture
def read_calendar(client):
    """Return a function that opens a calendar and returns its events under their titles."""

    def read(path):
        response = client.get(path)
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        return {str(event["summary"]): event for event in Calendar.from_ical(response.content).walk("VEVENT")}

    return read


@pytest.fixture
def season(read_calendar, call):
    return read_calendar("/en/campaigns/season/calendar.ics")


def test_call_takes_all_its_days(season):
    event = season["Fifth season"]

    assert event["dtstart"].dt == FIRST
    assert event["dtend"].dt == FIRST + timedelta(days=9)  # the first day after it


def test_call_says_where_and_links_back(season):
    event = season["Fifth season"]

    assert event["location"] == "Abu Nuwas Gardens, Baghdad"
    assert event["url"] == "http://localhost/en/campaigns/season/"
    assert event["description"].startswith("Come; bring, friends.")


def test_key_date_is_a_day_of_its_own(season):
    assert season["Proposals close (Fifth season)"]["dtstart"].dt == FIRST - timedelta(days=9)


def test_programme_begins_at_its_hour_in_baghdad(season):
    begins = season["Opening (Fifth season)"]["dtstart"].dt

    assert begins == datetime.combine(FIRST, time(16, 30), timezone.get_default_timezone())
    assert begins.tzname() is not None


def test_names_of_events_stay_when_everything_else_changes(season, call, read_calendar):
    names = {str(event["uid"]) for event in season.values()}
    call.title, call.slug, call.starts_on = "Sixth season", "sixth", FIRST + timedelta(days=1)
    call.save()

    after = read_calendar("/en/campaigns/sixth/calendar.ics")

    assert {str(event["uid"]) for event in after.values()} == names
    assert len(names) == 3


def test_calendar_of_a_language_holds_its_calls(read_calendar, call, calls):
    CallPageFactory(parent=calls, title="Long ago", starts_on=date(2015, 1, 1), ends_on=date(2015, 1, 2))
    CallPageFactory(parent=calls, title="Draft", live=False, starts_on=FIRST, ends_on=FIRST)

    assert set(read_calendar("/en/calendar.ics")) == {
        "Fifth season",
        "Proposals close (Fifth season)",
        "Opening (Fifth season)",
    }


def test_calendar_costs_the_same_for_few_and_many_calls(client, call, calls, django_assert_max_num_queries):
    for _number in range(10):
        CallPageFactory(parent=calls, starts_on=FIRST, ends_on=FIRST)

    client.get("/en/calendar.ics")  # what is looked up once for a whole site

    with django_assert_max_num_queries(9):
        client.get("/en/calendar.ics")


@pytest.mark.parametrize("path", ["/en/campaigns/season/calendar.ics", "/en/calendar.ics"])
def test_another_parser_accepts_the_calendar(client, call, path):
    text = client.get(path).content.decode()

    parsed = vobject.readOne(text)
    parsed.validate(raiseException=True)

    assert {event.summary.value for event in parsed.vevent_list} >= {"Fifth season"}
    assert parsed.vevent_list[0].dtstart.value == FIRST


def test_a_third_parser_reads_the_same_days(client, call):
    events = {event.name: event for event in ics.Calendar(client.get("/en/calendar.ics").content.decode()).events}

    assert events["Fifth season"].all_day
    assert events["Fifth season"].begin.date() == FIRST
    assert events["Opening (Fifth season)"].begin.astimezone(timezone.get_default_timezone()).hour == 16


def test_arabic_calendar_speaks_arabic(read_calendar, call, in_arabic):
    in_arabic(call, title="الموسم الخامس")

    assert "الموسم الخامس" in read_calendar("/ar/calendar.ics")


@pytest.mark.parametrize("path", ["/en/campaigns/calendar.ics", "/en/nothing/calendar.ics", "/ckb/calendar.ics"])
def test_only_calls_have_a_calendar(client, call, path):
    assert client.get(path).status_code == 404


def test_call_offers_its_calendar(read, call):
    assert read("/en/campaigns/season/").select_one(".facts a[href='/en/campaigns/season/calendar.ics']")


def test_footer_offers_the_calendar_of_the_language(read, home):
    assert read("/en/").select_one("footer a[href$='/en/calendar.ics']")


def test_activity_has_an_end(season):
    event = season["Opening (Fifth season)"]

    assert event["dtend"].dt - event["dtstart"].dt == timedelta(hours=1)


def test_changes_of_a_call_can_be_told(season, call, read_calendar):
    call.last_published_at = timezone.now() + timedelta(minutes=5)
    call.save()

    after = read_calendar("/en/campaigns/season/calendar.ics")["Fifth season"]

    assert after["last-modified"].dt.replace(microsecond=0) == call.last_published_at.replace(microsecond=0)
    assert after["sequence"] > season["Fifth season"].get("sequence", 0)


def test_calendar_is_no_message_to_guests(client, call):
    assert b"METHOD" not in client.get("/en/calendar.ics").content


def test_call_that_is_over_offers_no_calendar(read, calls):
    past = {"starts_on": date(2015, 1, 1), "ends_on": date(2015, 1, 2), "website": "https://example.org/"}
    CallPageFactory(parent=calls, slug="past", **past)

    page = read("/en/campaigns/past/")

    assert page.select_one(".facts")
    assert not page.select(".facts a[href$='calendar.ics']")


def test_calendar_can_be_subscribed_to(read, call):
    assert read(call.url).select_one(".facts a[href='webcal://localhost/en/campaigns/season/calendar.ics']")


def test_events_lead_back_by_an_address_that_people_can_read(season, call):
    assert call.short_url in season["Fifth season"]["description"]
