"""The head of a call says when and where, and one way to take part stands out."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from campaigns.models import CallPath, CallVenue, ProgrammeEntry, SignupSlot
from tests.factories import CallPageFactory, PlaceFactory, TopicFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def call(calls):
    first = timezone.localdate() + timedelta(days=30)
    locale, baghdad = calls.locale, PlaceFactory(name="Baghdad")
    venues = [CallVenue(name=name, place=baghdad, locale=locale) for name in ("Academy", "Gardens")]
    slots = [
        SignupSlot(label="The forum's own website", link="https://www.example.org/", locale=locale),
        SignupSlot(label="Propose", form=SignupFormFactory(title="Propose"), locale=locale),
        SignupSlot(label="Help", form=SignupFormFactory(title="Help"), locale=locale),
    ]
    return CallPageFactory(
        parent=calls, slug="fifth", starts_on=first, ends_on=first + timedelta(days=2), venues=venues, slots=slots
    )


def test_head_says_the_days_and_each_town_once(read, call):
    when = read(call.url).select_one(".lead .when")

    assert when.time["datetime"] == call.starts_on.isoformat()
    assert when.select_one(".where").get_text(strip=True) == "Baghdad"


def test_one_button_is_filled_and_leads_to_the_first_form_on_the_page(read, call):
    page = read(call.url)
    filled = page.select(".lead .btn.main")

    assert [button.get_text(strip=True) for button in filled] == ["Propose"]
    assert len(page.select(".lead .btn")) == 3
    assert page.find(id=filled[0]["href"].removeprefix("#"))


def test_bar_on_a_phone_leads_to_the_same_form_without_a_script(read, call):
    page = read(call.url)

    assert page.select_one(".act-bar a")["href"] == page.select_one(".lead .btn.main")["href"]


def test_call_that_takes_nobody_has_neither_bar_nor_filled_button(read, calls):
    call = CallPageFactory(parent=calls, starts_on=date(2019, 1, 1), ends_on=date(2019, 1, 2))
    page = read(call.url)

    assert page.h1.get_text() == call.title
    assert page.select(".act-bar, .lead .btn.main") == []


def test_programme_has_a_way_to_each_day_and_a_column_of_times(read, call):
    days = [call.starts_on, call.starts_on + timedelta(days=1)]
    for day in days:
        ProgrammeEntry.objects.create(
            call=call, locale=call.locale, title="Opening", day=day, time=time(16, 30), venue="Hall 2"
        )
    page = read(call.url)

    assert [page.select_one(link["href"]).time["datetime"] for link in page.select(".days a")] == [
        day.isoformat() for day in days
    ]
    assert [row.select_one(".time").get_text(strip=True) for row in page.select(".schedule li")] == ["16:30", "16:30"]
    assert page.select_one(".schedule .room").get_text() == "Hall 2"


def test_paths_lead_to_what_was_written_about_them_and_venues_to_their_place(read, call):
    call.paths.add(CallPath(topic=TopicFactory(name="Water", key="water"), locale=call.locale))
    call.save()
    page = read(call.url)

    assert page.select_one("section[aria-labelledby=paths] strong a")["href"] == "/en/topics/water/"
    venue = page.select_one(".facts dd a")
    assert venue.get_text().startswith("Academy")
    assert venue["href"].startswith("/en/places/")


def test_no_fact_is_parted_from_its_name_between_columns(read, call):
    names = read(call.url).select(".facts dt")

    assert [name.get_text() for name in names] == ["Dates", "Where"]
    assert all(name.parent.name == "div" and name.find_next_sibling("dd") for name in names)


def test_programme_of_two_hundred_entries_costs_no_more_queries(client, call, django_assert_max_num_queries):
    entry = ProgrammeEntry(call=call, locale=call.locale, title="A", day=call.starts_on)
    ProgrammeEntry.objects.bulk_create(
        ProgrammeEntry(call=call, locale=call.locale, title=entry.title, day=entry.day, translation_key=uuid4())
        for _number in range(200)
    )
    with django_assert_max_num_queries(15):
        response = client.get(call.url)

    assert response.content.decode().count('class="timed"') == 200


@pytest.mark.parametrize("letters", [1, 255])
def test_call_with_the_shortest_and_the_longest_title_has_page_poster_and_card(read, calls, letters):
    call = CallPageFactory(parent=calls, slug="fifth", title="م" * letters, intro="ن")

    assert read(call.url).h1.get_text() == call.title
    assert read(f"{call.url}poster/").h1.get_text() == call.title
    assert read("/en/campaigns/").select_one(".cards .bare h3").get_text() == call.title
