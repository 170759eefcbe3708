"""What people agreed to is a record: never two wordings under one name, and always the words they saw."""

import csv
import io

import pytest
from django.utils import translation
from wagtail.test.utils.form_data import nested_form_data, streamfield

from forms_app.columns import columns_of
from forms_app.models import SignupForm, Submission
from forms_app.schema import every_question
from forms_app.statistics import charts_of
from tests.forms_app.building import SignupFormFactory, question, translated
from tests.forms_app.organising import answers_of, text_of
from tests.forms_app.test_building import edit_address
from tests.forms_app.visiting import post

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

OLD, NEW = "You may keep my answers.", "You may pass my answers on."
CONSENT = question("consent", "agreed", label=OLD)


def keys_of(form):
    version = SignupForm.objects.get(pk=form.pk).version
    return [one["key"] for one in every_question(version.schema["questions"])]


def reword(form, words=NEW, place=0):
    form.questions[place].value["label"] = words
    form.save()
    return form


@pytest.fixture
def two_wordings(client):
    """A form to whose consent two people agreed in the first words, and one in others."""
    form = SignupFormFactory(questions=[question("short_text", "name"), CONSENT])
    post(client, form, name="Amal", agreed="on")
    post(client, form, name="Basim", agreed="on")
    reword(form, place=1)
    post(client, form, name="Zaynab", **{keys_of(form)[1]: "on"})
    return form


@pytest.mark.parametrize(
    "asked",
    [
        CONSENT,
        question("newsletter", "news", label=OLD),
        question("yes_no", "publish", label=OLD, meaning="may_publish", follow_up=[]),
    ],
    ids=["consent", "newsletter", "yes_no"],
)
def test_consent_in_other_words_is_a_new_question(asked):
    form = SignupFormFactory(questions=[asked])
    before = keys_of(form)
    reword(form)
    assert keys_of(form) != before
    assert form.questions[0].id == keys_of(form)[0]


def test_other_questions_keep_their_key_in_other_words():
    form = SignupFormFactory(questions=[question("short_text", "name"), CONSENT])
    reword(form)
    assert keys_of(form) == ["name", "agreed"]


def test_same_words_saved_again_stay_the_same_question():
    form = SignupFormFactory(questions=[CONSENT])
    reword(form)
    once = keys_of(form)
    SignupForm.objects.get(pk=form.pk).save()
    stale = SignupForm.objects.get(pk=form.pk)
    stale.questions[0].id = "agreed"  # as in a draft that was begun before
    stale.save()
    assert keys_of(form) == once


def test_words_of_a_draft_nobody_saw_may_change_freely():
    form = SignupFormFactory(questions=[CONSENT], live=False)
    form.save_revision()
    reword(form)
    form.save_revision().publish()
    assert keys_of(form) == ["agreed"]


def test_draft_with_other_words_becomes_a_new_question_once_published():
    form = SignupFormFactory(questions=[CONSENT])
    draft = SignupForm.objects.get(pk=form.pk)
    draft.questions[0].value["label"] = NEW
    revision = draft.save_revision()
    assert keys_of(form) == ["agreed"]
    revision.publish()
    assert keys_of(form) != ["agreed"]


def test_translated_consent_has_the_key_of_its_original(two_wordings):
    arabic = translated(two_wordings, "ar", {"Count me in": "سجّلوني", "Name": "الاسم", NEW: "لكم أن تنقلوا إجاباتي."})
    assert keys_of(arabic) == keys_of(two_wordings)


def test_charts_never_add_two_wordings(two_wordings):
    charts = charts_of(Submission.objects.all(), columns_of(two_wordings.translation_key))
    assert [[(bar.label, bar.number) for bar in chart.bars] for chart in charts[1:]] == [
        [(f"Yes: {NEW}", 1)],
        [(f"Yes: {OLD}", 2)],
    ]


def test_chart_of_a_consent_whose_translation_was_reworded_counts_each_wording(client):
    form = SignupFormFactory(questions=[CONSENT])
    words = {"Count me in": "سجّلوني"}
    arabic = translated(form, "ar", words | {OLD: "لكم أن تحفظوا إجاباتي."})
    post(client, arabic, language="ar", agreed="on", token="a" * 32)
    arabic = translated(form, "ar", words | {OLD: "لكم أن تحتفظوا بإجاباتي."})
    arabic = SignupForm.objects.get(pk=arabic.pk)
    for token in ("b" * 32, "c" * 32):
        post(client, arabic, language="ar", agreed="on", token=token)
    with translation.override("en"):
        (chart,) = charts_of(Submission.objects.all(), columns_of(form.translation_key))[1:]
    counted = {bar.label: bar.number for bar in chart.bars}
    assert counted == {f"Yes: {OLD}": 0, "Yes: لكم أن تحفظوا إجاباتي.": 1, "Yes: لكم أن تحتفظوا بإجاباتي.": 2}


def test_list_and_answer_show_the_words_each_person_agreed_to(signed_in, two_wordings):
    page = text_of(signed_in.get(answers_of(two_wordings)))
    assert page.count(f"Yes: {OLD}</bdi>") == 2
    assert page.count(f"Yes: {NEW}</bdi>") == 1
    first = Submission.objects.order_by("pk").first()
    answer = text_of(signed_in.get(answers_of(two_wordings, "answer", first.pk)))
    assert OLD in answer
    assert NEW not in answer


def test_export_says_beside_each_consent_which_words_were_agreed_to(signed_in, two_wordings):
    content = text_of(signed_in.get(answers_of(two_wordings, "export", "csv"))).removeprefix("\ufeff")
    headings, *rows = csv.reader(io.StringIO(content))
    places = [place for place, heading in enumerate(headings) if heading in {OLD, NEW}]
    agreed = {tuple(tuple(row[place : place + 2]) for place in places) for row in rows}
    assert agreed == {(("Yes", NEW), ("", "")), (("", ""), ("Yes", OLD))}


def test_editor_is_told_that_a_reworded_consent_is_a_new_question(client, admin_client):
    form = SignupFormFactory(questions=[CONSENT])
    post(client, form, agreed="on")
    data = nested_form_data({"questions": streamfield([("consent", {"label": NEW, "meaning": ""})])}) | {
        "questions-0-id": "agreed",
        "title": form.title,
        "retention_days": 90,
        "repeats": "several",
        "sends_confirmation": "on",
        "action-publish": "1",
    }
    page = admin_client.post(edit_address(form), data, follow=True).content.decode()
    assert "You changed what people agree to" in page
    assert keys_of(form) != ["agreed"]
