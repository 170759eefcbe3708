"""Next season's call is made from this one."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.models import CallPage, CallVenue, SignupSlot
from editors.date_shift import Shift, same_weekday_later
from forms_app.models import SignupForm, Submission
from tests.factories import CallPageFactory, ImageFactory
from tests.forms_app.building import SignupFormFactory, translated
from translations.publication import publish_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def call(calls):
    page = CallPageFactory(
        parent=calls,
        title="Forum 2020",
        intro="It is the forum of 2020.",
        season_number=5,
        slogan="Another Iraq",
        starts_on=date(2020, 11, 22),
        ends_on=date(2020, 11, 30),
        website="https://example.org/2020",
        lead_image=ImageFactory(),
        lead_image_alt="A hall",
        key_dates=[("key_date", {"date": date(2020, 10, 1), "label": "Last day of 2020"})],
        body=[("paragraph", "<p>In 2020 we met in ٢٠٢٠, room 20203.</p>")],
    )
    page.venues = [CallVenue(name="Garden", locale=page.locale)]
    page.save()
    page.save_revision().publish()
    return CallPage.objects.get(pk=page.pk)


@pytest.fixture
def form(call):
    form = SignupFormFactory(title="Volunteer 2020", closes_at=timezone.now())
    call.slots = [
        SignupSlot(label="Help", form=form, opens_on=date(2020, 9, 1), closes_on=date(2020, 11, 1), locale=call.locale)
    ]
    call.save()
    return form


def press(browser, call, **changed):
    """Open the screen and press the button with what stands there."""
    address = reverse("editors:season", args=[call.pk])
    shown = browser.get(address).context["form"]
    data = {name: shown[name].value() or "" for name in shown.fields}
    data["copied"] = [getattr(form, "pk", form) for form in data.get("copied") or []]
    response = browser.post(address, {**data, **changed})
    pk = response.url.split("/")[-3] if response.status_code == 302 else None
    return response, CallPage.objects.filter(pk=pk).first()


def test_years_move_in_words_and_digits_of_both_scripts():
    shift = Shift.between(date(2020, 5, 1), date(2022, 5, 1))
    assert shift.worded("In 2020, ٢٠٢٠ and 2021; phone 0770 202 0202, room 20203") == (
        "In 2022, ٢٠٢٢ and 2023; phone 0770 202 0202, room 20203"
    )


@pytest.mark.parametrize("day", [date(2020, 11, 22), date(2020, 2, 29), date(1970, 1, 1), date(2031, 12, 31)])
def test_proposed_day_is_the_same_weekday_and_lies_ahead(day):
    today = date(2026, 11, 21)
    proposed = same_weekday_later(day, today)
    assert proposed.weekday() == day.weekday()
    assert proposed >= max(day, today) + timedelta(days=30)


def test_end_of_the_calendar_is_no_error(calls, sign_in, desk):
    call = CallPageFactory(parent=calls, starts_on=date(9999, 12, 30), ends_on=date(9999, 12, 31))
    response, _call = press(desk, call, starts_on="9999-12-31")
    assert response.status_code == 200
    assert response.context["form"].errors["starts_on"]


def test_call_is_copied_as_a_draft_and_moved(desk, call):
    response, new = press(desk, call)
    days = new.starts_on - call.starts_on
    assert response.url == reverse("wagtailadmin_pages:edit", args=[new.pk])
    assert (new.live, new.season_number, new.website) == (False, 6, "")
    assert new.starts_on > timezone.localdate()
    assert new.ends_on - call.ends_on == days
    assert new.key_dates[0].value["date"] - date(2020, 10, 1) == days
    assert [venue.name for venue in new.venues.all()] == ["Garden"]
    assert new.translation_key != call.translation_key


def test_years_move_in_title_texts_and_address(desk, call):
    _response, new = press(desk, call)
    year = str(new.starts_on.year)
    assert new.title == f"Forum {year}"
    assert new.slug == f"forum-{year}"
    assert new.intro == f"It is the forum of {year}."
    assert "room 20203" in new.body[0].value.source


def test_last_season_stays_as_it_is(desk, call, form):
    press(desk, call)
    fresh = CallPage.objects.get(pk=call.pk)
    assert (fresh.title, fresh.live, fresh.slots.get().form_id) == ("Forum 2020", True, form.pk)


def test_forms_are_copied_with_keys_of_their_own_and_without_answers(desk, call, form):
    Submission.objects.create(
        form_key=form.translation_key, version=form.version, answers={}, locale="en", delete_after=timezone.now()
    )
    _response, new = press(desk, call)
    copy = new.slots.get().form
    assert copy.translation_key != form.translation_key
    assert copy.questions[0].id != form.questions[0].id
    assert (copy.live, copy.title) == (False, f"Volunteer {new.starts_on.year}")
    assert not Submission.objects.filter(form_key=copy.translation_key).exists()
    assert copy.closes_at - form.closes_at == new.starts_on - call.starts_on


def test_days_of_signing_up_move_along(desk, call, form):
    before = call.slots.get()
    _response, new = press(desk, call)
    slot = new.slots.get()
    passed = new.starts_on - call.starts_on
    assert (slot.opens_on, slot.closes_on) == (before.opens_on + passed, before.closes_on + passed)


def test_form_that_is_not_ticked_is_used_again(desk, call, form):
    _response, new = press(desk, call, copied=[])
    assert new.slots.get().form == form


def test_translations_come_along_as_drafts(desk, call, form, arabic, calls, arabic_home):
    publish_in(arabic, calls, lambda text: text)
    translated(form, "ar", {"Volunteer 2020": "تطوّع 2020", "Name": "الاسم"})
    words = {"Forum 2020": "منتدى 2020", "It is the forum of 2020.": "إنه منتدى ٢٠٢٠."}
    publish_in(arabic, call, lambda text: words.get(text, text))
    _response, new = press(desk, call)
    twin = new.get_translation(arabic).get_latest_revision_as_object()
    assert (twin.live, twin.title) == (False, f"منتدى {new.starts_on.year}")
    form_twin = SignupForm.objects.get(translation_key=new.slots.get().form.translation_key, locale=arabic)
    twin_draft = form_twin.get_latest_revision_as_object()
    assert (twin_draft.live, twin_draft.title) == (False, f"تطوّع {new.starts_on.year}")
    assert twin_draft.questions[0].value["label"] == "الاسم"


def test_translated_call_leads_to_the_original(desk, call, calls, arabic, arabic_home):
    publish_in(arabic, calls, lambda text: text)
    publish_in(arabic, call, lambda text: text)
    twin = call.get_translation(arabic)
    _response, new = press(desk, twin)
    assert new.locale == call.locale


@pytest.mark.parametrize("day", ["2020-11-22", "1970-01-01", "9999-12-31", "nonsense", ""])
def test_day_that_makes_no_sense_is_refused_in_words(desk, call, day):
    response, _new = press(desk, call, starts_on=day)
    assert response.status_code == 200
    assert response.context["form"].errors["starts_on"]


def test_title_of_300_letters_is_refused_and_kept(desk, call):
    response, _new = press(desk, call, title="م" * 300)
    assert "م" * 300 in response.content.decode()


def test_twice_pressed_makes_two_calls_with_addresses_of_their_own(desk, call):
    press(desk, call)
    press(desk, call)
    assert CallPage.objects.filter(season_number=6).values("slug").distinct().count() == 2


def test_writers_may_begin_a_season_and_translators_may_not(call, writer, translator):
    assert writer.get(reverse("editors:season", args=[call.pk])).status_code == 200
    assert translator.get(reverse("editors:season", args=[call.pk])).status_code == 302
