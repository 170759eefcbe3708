"""What becomes of a proposal that an organiser accepts."""

from datetime import date

import pytest

from campaigns.models import CallPath, ProgrammeEntry, SignupSlot
from forms_app.models import Status, Submission
from forms_app.moderation import change_status, erase
from tests.factories import CallPageFactory, TopicFactory
from tests.forms_app.building import SignupFormFactory, question

pytestmark = pytest.mark.django_db

QUESTIONS = [
    question("short_text", "title", meaning="title"),
    question("long_text", "story", meaning="description"),
    question("date", "day", meaning="day", required=False),
    question("short_text", "name", meaning="organiser"),
    question("topic", "path", meaning="path", topics=[], required=False),
    question("yes_no", "publish", meaning="may_publish", required=False, follow_up=[]),
    question("yes_no", "named", meaning="may_name", required=False, follow_up=[]),
]


@pytest.fixture
def water(db):
    return TopicFactory(name="Water")


@pytest.fixture
def call(calls, water):
    """A call from 22 to 30 November 2030 that takes proposals."""
    page = CallPageFactory(parent=calls, slug="season", starts_on=date(2030, 11, 22), ends_on=date(2030, 11, 30))
    page.slots = [SignupSlot(label="Propose", form=SignupFormFactory(questions=QUESTIONS), locale=page.locale)]
    page.save()
    return page


@pytest.fixture
def propose(call, client):
    """Return a function that sends a proposal and has it accepted."""

    def send(**answers):
        form = call.slots.get().form
        typed = {"title": "River songs", "story": "We sing.", "name": "Amal", "version": form.version.digest} | answers
        client.post(f"/en/forms/{form.translation_key}/", typed)
        submission = Submission.objects.latest("pk")
        change_status(submission.form_key, [submission.pk], Status.ACCEPTED, None)
        submission.refresh_from_db()
        return submission

    return send


def page_of(client, call, language="en"):
    return client.get(f"/{language}/campaigns/{call.slug}/").content.decode()


def test_accepted_proposal_is_listed_on_its_day(client, call, propose):
    propose(day="24/11/2030", publish="yes")

    entry = ProgrammeEntry.objects.get()
    assert (entry.live, entry.day) == (True, date(2030, 11, 24))
    assert "River songs" in page_of(client, call)
    assert "Sunday" in page_of(client, call)


def test_proposal_without_consent_to_publish_waits_as_a_draft(client, call, propose):
    propose(publish="no")

    entry = ProgrammeEntry.objects.get()
    assert entry.live is False
    assert "River songs" not in page_of(client, call)
    assert (entry.title, entry.description, entry.organiser) == (
        "Accepted, but its author has not agreed to publish it",
        "",
        "",
    )


@pytest.mark.parametrize(("answer", "name"), [("yes", "Amal"), ("no", ""), ("", "")])
def test_name_is_published_only_if_its_owner_agreed(propose, answer, name):
    propose(publish="yes", named=answer)

    assert ProgrammeEntry.objects.get().organiser == name


def test_day_outside_the_call_is_left_open(propose):
    propose(day="24/11/2031", publish="yes")

    assert ProgrammeEntry.objects.get().day is None


def test_accepting_twice_makes_one_entry(propose):
    submission = propose(publish="yes")
    for status in (Status.CONTACTED, Status.ACCEPTED):
        change_status(submission.form_key, [submission.pk], status, None)

    assert ProgrammeEntry.objects.count() == 1


def test_erasing_a_person_erases_what_they_proposed(propose):
    submission = propose(publish="yes")

    erase(Submission.objects.filter(pk=submission.pk), None)

    assert not ProgrammeEntry.objects.exists()


def test_entry_is_listed_under_its_path(client, call, propose, water):
    call.paths = [CallPath(topic=water, locale=call.locale)]
    call.save()

    submission = propose(publish="yes", path=str(water.translation_key))

    entry = ProgrammeEntry.objects.get(origin=submission.uid)
    assert entry.path == water
    assert f'href="#entry-{entry.pk}"' in page_of(client, call)


def test_arabic_reader_gets_an_untranslated_entry_in_its_own_language(client, call, propose, in_arabic):
    in_arabic(call, title="الموسم")
    propose(publish="yes")

    page = page_of(client, call, "ar")

    assert 'lang="en" dir="ltr"' in page
    assert "River songs" in page


def test_arabic_reader_gets_the_translation_where_there_is_one(client, call, propose, in_arabic, arabic):
    in_arabic(call, title="الموسم")
    propose(publish="yes")
    twin = ProgrammeEntry.objects.get().copy_for_translation(arabic)
    twin.title, twin.live = "أغاني النهر", True
    twin.save()

    page = page_of(client, call, "ar")

    assert "أغاني النهر" in page
    assert "River songs" not in page


def test_answer_to_another_kind_of_form_becomes_nothing(client, call):
    form = SignupFormFactory()
    client.post(f"/en/forms/{form.translation_key}/", {"name": "Amal", "version": form.version.digest})
    submission = Submission.objects.get()

    change_status(submission.form_key, [submission.pk], Status.ACCEPTED, None)

    assert not ProgrammeEntry.objects.exists()
