"""Work goes to those who can do it, and stays visible to the team."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale

from core.operations.outbox import deliver_waiting
from tests.factories import UserFactory
from translations import digests
from translations.assignees import give
from translations.models import Assignment, Batch
from translations.publication import publish
from translations.submission import TranslationRequest, process_batch, submit, submit_many

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def colleague(roles, arabic):
    """Another translator of Arabic."""
    return UserFactory(group="Translators (ar)", first_name="Zainab")


@pytest.fixture
def stranger(roles):
    return UserFactory(group="Organisers")


def holder(translation):
    return Assignment.objects.get(translation=translation).assigned_to


def assign(client, translation, to):
    return client.post(reverse("translations:assign", args=[translation.pk]), {"to": to}, follow=True)


def test_somebody_who_cannot_translate_gets_nothing(sent, stranger):
    with pytest.raises(ValidationError, match="may not translate"):
        give(sent, stranger)
    assert holder(sent) is None


def test_a_request_for_somebody_who_cannot_do_it_goes_to_the_team(story, arabic, stranger):
    assert holder(submit(story, arabic, TranslationRequest(assigned_to=stranger))) is None


def test_the_send_screen_refuses_who_does_not_translate_into_every_chosen_language(
    client, as_person, story, arabic, colleague
):
    kurdish = Locale.objects.create(language_code="ckb")
    as_person("Editors")
    values = {"locales": [arabic.pk, kurdish.pk], "assigned_to": colleague.pk}
    page = client.post(reverse("translations:send_page", args=[story.pk]), values).text
    assert "does not translate into" in page
    assert not Assignment.objects.exists()


def test_many_pages_sent_at_once_go_to_the_same_person(stories, story, arabic, colleague):
    submit_many([stories, story], [arabic], TranslationRequest(assigned_to=colleague))
    process_batch()
    assert Batch.objects.get().failed == []
    assert {row.assigned_to for row in Assignment.objects.all()} == {colleague}


def test_a_task_that_was_given_stays_visible_to_the_team(client, translator, colleague, sent):
    give(sent, colleague)
    page = client.get(reverse("translations:board")).text
    assert ("With others of the team" in page, "Zainab" in page) == (True, True)


def test_a_translator_takes_it_hands_it_over_and_releases_it(client, translator, colleague, sent):
    assert "It is yours now" in assign(client, sent, "me").text
    assert holder(sent) == translator
    assert "Zainab has it now" in assign(client, sent, colleague.pk).text
    assert holder(sent) == colleague
    assign(client, sent, "")
    assert holder(sent) is None


@pytest.mark.parametrize("to", ["0", "999999", "²", "x"])
def test_nonsense_is_answered_in_words(client, translator, sent, to):
    assert "Choose a name" in assign(client, sent, to).text
    assert holder(sent) is None


def test_it_is_not_handed_over_to_a_stranger(client, translator, sent, stranger):
    assert "Choose a name" in assign(client, sent, stranger.pk).text


def test_who_asked_is_told_when_it_is_live(story, arabic, write, reviewer):
    editor = UserFactory(group="Editors")
    sent = submit(story, arabic, TranslationRequest(asked_by=editor))
    digests.post_due()
    write(sent)
    publish(sent, reviewer)
    digests.post_due()
    deliver_waiting()
    [letter] = [one for one in mail.outbox if one.to == [editor.email]]
    assert "readers have now" in letter.body
    assert story.title in letter.body


def test_who_published_it_needs_no_mail_about_it(story, arabic, write):
    editor = UserFactory(group="Editors")
    sent = submit(story, arabic, TranslationRequest(asked_by=editor))
    write(sent)
    publish(sent, editor)
    assert digests.post_due() == 0
