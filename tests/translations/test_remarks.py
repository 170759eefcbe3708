"""Reviewers remark, translators resolve; a question about the original is seen everywhere and answered once."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from core.models import OutboxLetter
from core.operations.outbox import deliver_waiting
from tests.factories import UserFactory
from translations import digests
from translations.models import Remark
from translations.remarks import add, close
from translations.reviews import send
from translations.submission import submit
from translations.target_builder import target_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

SCRIPT = {"X-Requested-With": "XMLHttpRequest"}


def bench(translation):
    return reverse("translations:workbench", args=[translation.pk])


def remarks_at(translation, text):
    return reverse("translations:remarks", args=[translation.pk, text.pk])


def closing(translation, remark):
    return reverse("translations:close_remark", args=[translation.pk, remark.pk])


@pytest.fixture
def text(sent, text_of):
    return text_of(sent, "Why we run")


@pytest.fixture
def kurdish(story, english, home):
    return submit(story, Locale.objects.create(language_code="ckb"))


@pytest.fixture
def question(sent, text):
    """A question about the original, asked by an Arabic translator."""
    return add(sent, text, "question", "Who is “we”?", UserFactory(first_name="Noor"))


@pytest.fixture
def answering(question, story):
    """Where those who edit the original answer."""
    return reverse("translations:questions", args=[TranslationSource.objects.get(object_id=story.translation_key).pk])


def test_a_remark_stands_beside_its_text_until_somebody_resolves_it(client, reviewer, translator, sent, text):
    client.force_login(reviewer)
    client.post(remarks_at(sent, text), {"words": "Too formal", "kind": "remark"})
    client.force_login(translator)
    assert "Too formal" in client.get(bench(sent)).text
    client.post(closing(sent, Remark.objects.get()))
    assert "Too formal" not in client.get(bench(sent)).text


def test_a_script_gets_what_was_said_without_leaving(client, translator, sent, text):
    words = {"words": "<b>Too formal</b>", "kind": "remark"}
    answer = client.post(remarks_at(sent, text), words, headers=SCRIPT).json()
    assert "&lt;b&gt;Too formal" in answer["remarks"]
    assert client.post(closing(sent, Remark.objects.get()), headers=SCRIPT).json()["closed"]


def test_the_reviewer_reads_remarks_beside_what_changed(client, as_person, sent, write, text, translator):
    write(sent)
    add(sent, text, "remark", "Too formal", translator)
    send(sent, translator)
    as_person("Reviewers (ar)")
    assert "Too formal" in client.get(reverse("translations:review", args=[sent.pk])).text


def test_a_question_is_seen_in_every_language(client, as_person, sent, kurdish, question, roles):
    as_person("Editors")
    assert "Who is “we”?" in client.get(bench(kurdish)).text


def test_a_remark_of_another_language_is_not_seen(client, as_person, sent, kurdish, text, roles):
    add(sent, text, "remark", "Too formal", UserFactory())
    as_person("Editors")
    assert "Too formal" not in client.get(bench(kurdish)).text


def test_the_author_reads_a_question_in_the_editor_and_answers_it_once(
    client, as_person, story, sent, question, answering
):
    as_person("Editors", first_name="Ahlam")
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    assert "Who is “we”?" in editor.text
    assert answering in editor.text
    client.post(answering, {"question": question.pk, "answer": "The runners"})
    client.post(answering, {"question": question.pk, "answer": "Somebody else"})
    question.refresh_from_db()
    assert question.answer == "The runners"
    assert "Translators ask" not in client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).text
    assert "The runners" in client.get(bench(sent)).text


def test_the_editor_of_a_translation_is_not_asked_about_the_original(client, translator, sent, question):
    page = client.get(reverse("wagtailadmin_pages:edit", args=[target_of(sent).pk])).text
    assert "Who is “we”?" in page
    assert "Translators ask" not in page


def test_translators_do_not_answer_for_the_author(client, translator, sent, question, answering):
    assert client.post(answering, {"question": question.pk, "answer": "Me"}).status_code == 302
    assert client.post(closing(sent, question)).status_code == 302
    question.refresh_from_db()
    assert question.is_open


def test_a_question_can_be_taken_back_by_who_asked(client, translator, sent, text):
    mine = add(sent, text, "question", "Who is “we”?", translator)
    client.post(closing(sent, mine))
    mine.refresh_from_db()
    assert not mine.is_open


def test_a_remark_on_a_text_that_has_changed_is_kept(client, translator, sent, text, edit_source):
    add(sent, text, "remark", "Too formal", translator)
    edit_source(body=[])
    page = client.get(bench(sent)).text
    assert "About texts that are no longer there" in page
    assert "Too formal" in page


@pytest.mark.parametrize(
    "sent_words",
    [{"words": "", "kind": "remark"}, {"words": "x", "kind": "\0"}, {"words": "\0", "kind": "question"}, {}],
)
def test_nonsense_keeps_nothing_and_breaks_nothing(client, translator, sent, text, sent_words):
    assert client.post(remarks_at(sent, text), sent_words).status_code == 302
    assert not Remark.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "9" * 40, "٣", "\0"])
def test_an_answer_to_nothing_is_refused(client, as_person, answering, number):
    as_person("Editors")
    assert client.post(answering, {"question": number, "answer": "Yes"}).status_code in (302, 404)


def test_a_remark_of_another_page_or_language_cannot_be_closed(client, translator, sent, kurdish, text):
    foreign = add(kurdish, text, "remark", "Too formal", None)
    assert client.post(closing(sent, foreign)).status_code == 302
    foreign.refresh_from_db()
    assert foreign.is_open
    assert client.post(reverse("translations:close_remark", args=[sent.pk, 10**9])).status_code == 404


def test_the_screen_of_one_text_takes_a_remark_without_a_script(client, translator, sent, text):
    assert "Why we run" in client.get(remarks_at(sent, text)).text
    answer = client.post(remarks_at(sent, text), {"words": "Too formal", "kind": "remark"})
    assert answer.url == f"{bench(sent)}#text-row-{text.pk}"


def test_a_remark_on_a_text_that_is_gone_is_answered_in_words(client, translator, sent, text, edit_source):
    edit_source(body=[])
    words = {"words": "Too formal", "kind": "remark"}
    assert client.post(remarks_at(sent, text), words, headers=SCRIPT).status_code == 410
    assert "no longer in it" in client.post(remarks_at(sent, text), words, follow=True).text


def test_who_wrote_the_original_is_told_by_the_digest_with_where_to_answer(roles, story, sent, question, answering):
    author = UserFactory(group="Editors")
    type(story).objects.filter(pk=story.pk).update(owner=author)
    assert digests.post_due() == 1
    deliver_waiting()
    assert "Who is “we”?" in mail.outbox[0].body
    assert answering in mail.outbox[0].body
    assert digests.post_due() == 0


def test_a_translator_is_told_of_remarks_by_the_digest(translator, sent, text):
    add(sent, text, "remark", "Too formal", UserFactory())
    digests.post_due()
    deliver_waiting()
    assert "Too formal" in mail.outbox[0].body


def test_questions_wait_on_the_dashboard_of_who_asked_for_the_translation(client, as_person, sent, question, answering):
    editor = as_person("Editors")
    sent.assignment.asked_by = editor
    sent.assignment.save()
    assert answering in client.get(reverse("wagtailadmin_home")).text


def test_who_asked_is_told_of_the_answer_once_and_nobody_else_is(question):
    asker = question.made_by
    assert close(question, UserFactory(), "All who run.")
    assert digests.post_due() == 1
    deliver_waiting()
    (letter,) = mail.outbox
    assert letter.to == [asker.email]
    assert "All who run." in letter.body
    Remark.objects.update(closed_at=timezone.now() - 2 * digests.PAUSE)
    OutboxLetter.objects.update(created_at=timezone.now() - digests.PAUSE)
    assert digests.post_due() == 0
