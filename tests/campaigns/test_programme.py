"""What becomes of a proposal that an organiser accepts."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision
from wagtail_localize.models import String, StringTranslation, Translation, TranslationSource

from campaigns.models import CallPath, ProgrammeEntry, SignupSlot
from forms_app.models import SignupForm, Status, Submission
from forms_app.moderation import change_status, erase
from forms_app.retention import purge
from forms_app.secret_links import token_for
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


def correct(client, submission, **answers):
    typed = {"title": "River songs", "story": "We sing.", "name": "Amal", "publish": "yes"} | answers
    assert client.post(f"/en/forms/mine/{token_for(submission)}/correct/", typed).status_code == 302
    submission.refresh_from_db()


def everything() -> str:
    """Return what the tables say that can hold words of an entry."""
    tables = [ProgrammeEntry, Revision, ModelLogEntry, String, StringTranslation, TranslationSource]
    return repr([list(table.objects.values()) for table in tables])


def in_the_programme_twice(propose, arabic):
    """Return a published proposal with an Arabic translation that went through the translators' tools."""
    submission = propose(publish="yes", named="yes")
    entry = ProgrammeEntry.objects.get()
    source, _created = TranslationSource.update_or_create_from_instance(entry)
    Translation.objects.create(source=source, target_locale=arabic)
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=arabic, data=f"[{segment.string.data}]"
        )
    source.translations.get().save_target(publish=True)
    assert ProgrammeEntry.objects.filter(live=True).count() == 2
    return submission


def test_withdrawn_proposal_leaves_no_word_in_any_language(client, call, propose, arabic):
    submission = in_the_programme_twice(propose, arabic)
    assert "River songs" in everything()

    client.post(f"/en/forms/mine/{token_for(submission)}/withdraw/")

    assert not ProgrammeEntry.objects.exists()
    assert ModelLogEntry.objects.filter(content_type__model="programmeentry").exists()
    assert not [word for word in ("River songs", "We sing", "Amal") if word in everything()]
    assert "River songs" not in page_of(client, call)


def test_consent_taken_back_takes_every_word_off_the_site(client, call, propose, arabic):
    submission = in_the_programme_twice(propose, arabic)

    correct(client, submission, publish="no")

    entry = ProgrammeEntry.objects.get()
    assert (entry.live, entry.title) == (False, "Accepted, but its author has not agreed to publish it")
    assert not [word for word in ("River songs", "We sing", "Amal") if word in everything()]
    assert "River songs" not in page_of(client, call)


def test_corrected_words_leave_the_site_until_an_organiser_publishes_them(client, call, propose, arabic):
    submission = in_the_programme_twice(propose, arabic)

    correct(client, submission, title="Songs of the lake", named="yes")

    entry = ProgrammeEntry.objects.get()
    assert (entry.live, entry.title, entry.organiser) == (False, "Songs of the lake", "Amal")
    assert entry.get_latest_revision_as_object().title == "Songs of the lake"
    assert "River songs" not in everything()
    assert "Songs of the lake" not in page_of(client, call)
    entry.get_latest_revision().publish()
    assert "Songs of the lake" in page_of(client, call)


def test_name_taken_back_goes_at_once_in_every_language_and_the_activity_stays(client, call, propose, arabic):
    submission = in_the_programme_twice(propose, arabic)

    correct(client, submission, named="no")

    assert list(ProgrammeEntry.objects.values_list("live", "organiser")) == [(True, ""), (True, "")]
    assert "Amal" not in everything()
    assert "River songs" in page_of(client, call)


def test_correction_keeps_what_an_organiser_put_right_elsewhere(client, call, propose):
    submission = propose(publish="yes")
    entry = ProgrammeEntry.objects.get()
    entry.title = "River Songs"
    entry.save_revision().publish()

    correct(client, submission, story="We sing and dance.")

    entry.refresh_from_db()
    assert (entry.title, entry.description) == ("River Songs", "We sing and dance.")


def test_consent_given_later_makes_a_draft_that_an_organiser_reads_first(client, call, propose):
    submission = propose(publish="no")

    correct(client, submission, publish="yes")

    entry = ProgrammeEntry.objects.get()
    assert (entry.live, entry.title) == (False, "River songs")


def test_correction_of_anything_else_changes_nothing_in_the_programme(client, call, propose):
    submission = propose(publish="yes")
    before = ProgrammeEntry.objects.values().get()

    correct(client, submission, name="Zaynab")

    assert ProgrammeEntry.objects.values().get() == before


def grow_old(submission):
    Submission.objects.filter(pk=submission.pk).update(delete_after=timezone.localdate() - timedelta(days=1))
    return purge()


def test_published_proposal_outlives_its_answer_and_its_author_can_still_end_it(client, call, propose):
    submission = propose(publish="yes")

    assert grow_old(submission) == 0

    submission.refresh_from_db()
    assert submission.answers == {"title": "River songs", "story": "We sing.", "publish": "yes"}
    assert submission.delete_after > timezone.localdate()
    address = f"/en/forms/mine/{token_for(submission)}/"
    assert "stands on the site now" in client.get(address).content.decode()
    assert client.get(address + "correct/").status_code == 302
    client.post(address + "withdraw/")
    assert not ProgrammeEntry.objects.exists()
    assert not Submission.objects.exists()


def test_answer_ends_with_the_entry_that_was_made_of_it(client, call, propose):
    submission = propose(publish="yes")
    grow_old(submission)
    ProgrammeEntry.objects.get().delete()

    assert grow_old(submission) == 1


def test_proposal_that_is_not_public_ends_with_its_time(client, call, propose):
    submission = propose(publish="no")

    assert grow_old(submission) == 1

    assert not ProgrammeEntry.objects.exists()
    assert not Submission.objects.exists()


def test_declined_proposal_leaves_the_programme(client, call, propose):
    submission = propose(publish="yes")

    change_status(submission.form_key, [submission.pk], Status.DECLINED, None)

    assert "River songs" not in everything()


def test_deleted_form_leaves_what_was_published_by_consent_and_nothing_else(client, call, propose):
    agreed, _other = propose(publish="yes"), propose(title="Other songs", publish="no")

    SignupForm.objects.all().delete()

    assert [entry.origin for entry in ProgrammeEntry.objects.all()] == [agreed.uid]
    assert "River songs" in page_of(client, call)
    client.post(f"/en/forms/mine/{token_for(agreed)}/withdraw/")
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
