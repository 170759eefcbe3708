"""Where a call and its sign-ups stand on a day follows from their dates."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from campaigns.models import CallPage, SignupSlot
from campaigns.models.calls import State
from tests.factories import CallPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ELSEWHERE = "https://www.example.org/"


@pytest.fixture
def on(monkeypatch):
    """Return a function that makes another day today."""

    def on(day):
        monkeypatch.setattr(timezone, "localdate", lambda *_args: day)

    return on


@pytest.fixture
def call(calls):
    """A call for 22 to 30 November 2020, whose sign-up is open from 1 to 15 November."""
    slot = SignupSlot(
        label="Volunteer",
        link=ELSEWHERE,
        opens_on=date(2020, 11, 1),
        closes_on=date(2020, 11, 15),
        locale=calls.locale,
    )
    return CallPageFactory(parent=calls, slug="season-5", slots=[slot])


def slot_of(call, **fields):
    return SignupSlot(call=call, label="Volunteer", link=ELSEWHERE, locale=call.locale, **fields)


DAYS = [
    (date(2020, 10, 31), State.ANNOUNCED),
    (date(2020, 11, 1), State.OPEN),
    (date(2020, 11, 15), State.OPEN),
    (date(2020, 11, 16), State.ANNOUNCED),
    (date(2020, 11, 21), State.ANNOUNCED),
    (date(2020, 11, 22), State.RUNNING),
    (date(2020, 11, 30), State.RUNNING),
    (date(2020, 12, 1), State.FINISHED),
]


@pytest.mark.parametrize(("day", "state"), DAYS, ids=str)
def test_state_of_a_call_follows_from_the_day(call, on, day, state):
    on(day)

    assert call.state == state


@pytest.mark.parametrize(("day", "state"), DAYS, ids=str)
def test_list_of_calls_knows_the_same_state_without_asking_again(call, on, day, state, django_assert_num_queries):
    on(day)
    listed = CallPage.objects.for_listing().get()

    with django_assert_num_queries(0):
        assert listed.state == state


def test_list_of_calls_tells_the_state_and_all_days(call, on, read):
    on(date(2020, 11, 1))
    line = read("/en/campaigns/").select_one(".cards .meta")
    assert " ".join(line.text.split()) == "Campaign call · Open for sign-up · 22–30 November 2020"


@pytest.mark.parametrize(("day", "state"), DAYS, ids=str)
def test_visitor_sees_the_state(call, on, read, day, state):
    on(day)

    assert read("/en/campaigns/season-5/").select_one(f"main .{state.value}").text.endswith(str(state.label))


@pytest.mark.parametrize(
    ("day", "is_open"),
    [(date(2020, 10, 31), False), (date(2020, 11, 1), True), (date(2020, 11, 15), True), (date(2020, 11, 16), False)],
    ids=str,
)
def test_open_calls_are_those_that_take_signups_that_day(call, day, is_open):
    assert CallPage.objects.open(day).exists() == is_open


def test_call_that_is_over_is_not_open_even_if_its_signup_never_closes(calls):
    call = CallPageFactory(parent=calls)
    slot_of(call).save()

    assert CallPage.objects.open(date(2020, 11, 30)).exists()
    assert not CallPage.objects.open(date(2020, 12, 1)).exists()


def test_call_without_signups_is_announced_and_never_open(calls, on):
    on(date(2020, 11, 1))

    assert CallPageFactory(parent=calls).state == State.ANNOUNCED
    assert not CallPage.objects.open(date(2020, 11, 1)).exists()


@pytest.mark.parametrize(
    ("dates", "day", "is_open", "is_coming"),
    [
        ({}, date(2020, 1, 1), True, False),
        ({}, date(2020, 11, 30), True, False),
        ({}, date(2020, 12, 1), False, False),
        ({"opens_on": date(2020, 11, 1)}, date(2020, 10, 31), False, True),
        ({"opens_on": date(2020, 11, 1)}, date(2020, 11, 1), True, False),
        ({"closes_on": date(2020, 11, 15)}, date(2020, 11, 15), True, False),
        ({"closes_on": date(2020, 11, 15)}, date(2020, 11, 16), False, False),
        ({"closes_on": date(2020, 12, 15)}, date(2020, 12, 15), True, False),
    ],
    ids=str,
)
def test_signup_is_open_between_its_two_days(calls, dates, day, is_open, is_coming):
    slot = slot_of(CallPageFactory(parent=calls), **dates)

    assert (slot.is_open(day), slot.is_coming(day)) == (is_open, is_coming)


def test_visitor_reads_when_a_signup_opens(call, on, read):
    on(date(2020, 10, 31))

    assert "1 November 2020" in read("/en/campaigns/season-5/").aside.text


def test_visitor_is_led_to_a_signup_elsewhere_while_it_is_open(call, on, read):
    on(date(2020, 11, 1))

    assert read("/en/campaigns/season-5/").select(f"main a[href='{ELSEWHERE}']")


@pytest.mark.parametrize("day", [date(2020, 10, 31), date(2020, 11, 16)], ids=str)
def test_visitor_is_not_led_to_a_signup_that_is_not_open(call, on, read, day):
    on(day)

    assert read("/en/campaigns/season-5/").select(f"main a[href='{ELSEWHERE}']") == []


def test_call_that_ends_before_it_begins_is_refused(calls):
    with pytest.raises(ValidationError) as told:
        CallPageFactory(parent=calls, starts_on=date(2020, 11, 22), ends_on=date(2020, 11, 21))

    assert set(told.value.message_dict) == {"ends_on"}


def test_call_of_one_day_is_accepted(calls):
    day = date(2020, 11, 22)

    assert CallPageFactory(parent=calls, starts_on=day, ends_on=day).full_clean() is None


def test_signup_that_closes_before_it_opens_is_refused(call):
    with pytest.raises(ValidationError) as told:
        slot_of(call, opens_on=date(2020, 11, 2), closes_on=date(2020, 11, 1)).clean()

    assert set(told.value.message_dict) == {"closes_on"}


def test_signup_with_neither_form_nor_link_is_refused(call):
    with pytest.raises(ValidationError) as told:
        SignupSlot(call=call, label="Volunteer").clean()

    assert set(told.value.message_dict) == {"form"}
