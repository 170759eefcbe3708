"""What is taken back, corrected or grown old leaves the programme, in every language and with its revisions."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision
from wagtail_localize.models import String, StringTranslation, Translation, TranslationSource

from campaigns.models import ProgrammeEntry
from core.page_store.cache_keys import CacheKey
from core.page_store.disk import DiskCache
from core.page_store.entries import Entry, Response
from forms_app.models import SignupForm, Status, Submission
from forms_app.moderation import change_status, erase
from forms_app.retention import purge
from forms_app.secret_links import token_for
from tests.campaigns.conftest import page_of

pytestmark = pytest.mark.django_db


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


ENDINGS = {
    "withdrawn": lambda entry, answer: erase(Submission.objects.filter(pk=answer.pk), None),
    "declined": lambda entry, answer: change_status(answer.form_key, [answer.pk], Status.DECLINED, None),
    "unpublished by hand": lambda entry, answer: entry.unpublish(),
    "changed by hand": lambda entry, answer: entry.save(),
}


@pytest.mark.parametrize("name", ENDINGS)
def test_copies_of_pages_that_show_an_entry_leave_the_disk_with_it(
    call, propose, settings, tmp_path, name, django_capture_on_commit_callbacks
):
    """Or else they would be served while the database is away."""
    answer = propose(publish="yes", named="yes")
    settings.PAGE_STORE_DIR = tmp_path
    for path in (
        "/en/campaigns/season/",
        "/en/campaigns/season/calendar.ics",
        "/en/text/campaigns/season/",
        "/en/calendar.ics",
    ):
        DiskCache(tmp_path, 100).write(
            CacheKey("http", "localhost", path), Entry(Response("200 OK", [], b"Amal"), b"1", 0, 1)
        )
    with django_capture_on_commit_callbacks(execute=True):
        ENDINGS[name](ProgrammeEntry.objects.get(), answer)
    assert not any(path.is_file() for path in tmp_path.rglob("*"))
