"""What becomes of a proposal that an organiser accepts."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from campaigns.models import CallPath, ProgrammeEntry
from core.publishing.term_removals import merge
from forms_app.models import Status, Submission
from forms_app.moderation import change_status, erase
from tests.campaigns.conftest import page_of
from tests.factories import TopicFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = pytest.mark.django_db


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


def test_who_may_not_publish_the_programme_is_told_so_before_anything_is_saved(
    client, call, propose, django_user_model
):
    submission = propose(publish="yes")
    change_status(submission.form_key, [submission.pk], Status.CONTACTED, None)
    address = reverse("signups:answer", args=[submission.form_key, submission.pk])
    user = django_user_model.objects.create_user("organiser")
    rights = ["access_admin", "view_submission", "change_submission"]
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    page = client.post(address, {"status": "accepted", "notes": "Called her"})
    assert "which you may not publish" in page.content.decode()
    assert "Called her</textarea>" in page.content.decode()
    client.post(
        reverse("signups:answers", args=[submission.form_key]), {"picked": [submission.pk], "status": "accepted"}
    )
    submission.refresh_from_db()
    assert (submission.status, submission.notes) == ("contacted", "")
    assert not ProgrammeEntry.objects.exists()
    user.user_permissions.add(Permission.objects.get(codename="publish_programmeentry"))
    client.post(address, {"status": "accepted", "notes": ""})
    assert ProgrammeEntry.objects.get().live


def test_topic_that_was_merged_since_is_followed(propose, water, django_user_model):
    other = TopicFactory(name="Rivers")
    merge(water, other, None)
    submission = propose(publish="yes", path=str(water.translation_key))
    assert ProgrammeEntry.objects.get(origin=submission.uid).path == other
