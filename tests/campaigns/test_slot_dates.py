"""A way to take part and its form have one pair of dates: the call and the form's own address say the same."""

from datetime import date, datetime, time, timedelta

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.urls import reverse
from django.utils import timezone

from campaigns.models import SignupSlot
from editors.publishing_messages import block_publishing
from forms_app.checks import edit_address
from forms_app.models import SignupForm, State
from tests.factories import CallPageFactory
from tests.forms_app.building import SignupFormFactory
from tests.forms_app.visiting import address, post

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TODAY = timezone.localdate()


def moment(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def call_with(calls, form, **dates):
    page = CallPageFactory(
        parent=calls, slug="season", starts_on=TODAY + timedelta(days=20), ends_on=TODAY + timedelta(days=25)
    )
    page.slots = [SignupSlot(label="Propose", form=form, locale=page.locale, **dates)]
    page.save()
    return page


def slot():
    return SignupSlot.objects.get()


def test_form_without_dates_takes_those_of_its_slot(calls, client):
    form = SignupFormFactory()
    call_with(calls, form, opens_on=TODAY - timedelta(days=9), closes_on=TODAY - timedelta(days=2))
    form.refresh_from_db()
    assert (form.first_day, form.last_day) == (slot().opens_on, slot().closes_on)
    assert not slot().is_open()
    assert "is closed now" in client.get(address(form)).content.decode()
    assert post(client, form, name="Amal").status_code == 200


def test_form_closes_with_the_call_where_nobody_said_otherwise(calls):
    form = SignupFormFactory()
    call = call_with(calls, form)
    form.refresh_from_db()
    assert form.last_day == slot().closes_on == call.ends_on


def test_slot_says_what_its_form_says(calls):
    form = SignupFormFactory(closes_at=moment(TODAY + timedelta(days=3)))
    call_with(calls, form, closes_on=TODAY + timedelta(days=15))
    form.refresh_from_db()
    assert slot().closes_on == form.last_day == TODAY + timedelta(days=2)


def test_dates_changed_in_the_form_are_those_of_the_slot(calls):
    form = SignupFormFactory()
    call_with(calls, form)
    form.refresh_from_db()
    form.opens_at, form.closes_at = moment(TODAY - timedelta(days=1)), moment(TODAY)
    form.save()
    assert (slot().opens_on, slot().closes_on) == (TODAY - timedelta(days=1), TODAY - timedelta(days=1))
    assert not slot().is_open()


def test_draft_of_a_form_keeps_the_dates_it_was_given(calls):
    form = SignupFormFactory()
    form.save_revision()
    call_with(calls, form)
    draft = SignupForm.objects.get(pk=form.pk).get_latest_revision_as_object()
    assert draft.last_day == slot().closes_on


def test_link_elsewhere_has_dates_of_its_own(calls):
    page = CallPageFactory(parent=calls, slug="season", starts_on=TODAY, ends_on=TODAY)
    page.slots = [SignupSlot(label="Give", link="https://example.org/", closes_on=TODAY, locale=page.locale)]
    page.save()
    assert slot().closes_on == TODAY


@pytest.mark.parametrize(
    ("facts", "state", "words"),
    [
        ({"opens_at": 3}, State.EARLY, "This form opens on"),
        ({"closes_at": -3}, State.CLOSED, "This form was open until"),
        ({"capacity": 0}, State.FULL, "All places are taken"),
    ],
)
def test_early_closed_and_full_each_say_their_own_thing(client, facts, state, words):
    named = {name: moment(TODAY + timedelta(days=days)) if name != "capacity" else 0 for name, days in facts.items()}
    form = SignupFormFactory(closed_message="See you next year.", **named)
    page = client.get(address(form)).content.decode()
    assert words in page
    assert ("See you next year." in page) is (state != State.EARLY)


def test_full_form_says_until_when_a_place_may_become_free(client):
    form = SignupFormFactory(closes_at=moment(date(2090, 3, 28)), capacity=0)
    assert "takes answers again until 27 March 2090" in client.get(address(form)).content.decode()


def test_form_says_its_terms(client):
    form = SignupFormFactory(
        closes_at=moment(date(2090, 3, 28)), capacity=40, responsible="The volunteers' team", retention_days=60
    )
    page = client.get(address(form)).content.decode()
    for words in ("Open until 27 March 2090", "40 places altogether", "volunteers", "after 60 days"):
        assert words in page


def test_last_places_are_counted(client):
    form = SignupFormFactory(capacity=3)
    post(client, form, name="Amal")
    assert "2 places are left" in client.get(address(form)).content.decode()


def test_page_with_a_draft_form_is_not_published():
    from forms_app.checks import forms_on_a_page_are_published
    from tests.factories import StoryPageFactory

    form = SignupFormFactory(live=False)
    page = StoryPageFactory.build(body=[("signup", {"form": form})])
    (advice,) = forms_on_a_page_are_published(page)
    assert (advice.is_blocking, advice.url) == (True, edit_address(form))


def test_call_with_a_draft_form_is_held_back_with_a_link_to_the_form(admin_client, calls, rf):
    form = SignupFormFactory(live=False)
    call = call_with(calls, form)
    page = admin_client.get(reverse("editors:advice", args=[call.pk])).content.decode()
    assert "Publish the form first" in page
    assert f'href="{edit_address(form)}"' in page
    request = rf.post("/")
    request._messages = CookieStorage(request)
    assert block_publishing(request, call).url == reverse("wagtailadmin_pages:edit", args=[call.pk])
    (said,) = request._messages
    assert f'href="{edit_address(form)}"' in str(said)


def test_form_leads_to_where_privacy_is_explained(client, home):
    form = SignupFormFactory(privacy_page=home)
    assert f'href="{home.url}"' in str(client.get(address(form)).content.decode().split('<form method="post"')[1])
