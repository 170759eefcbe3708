"""What becomes of answers, and of forms that readers have open, when forms, languages and pages change or go."""

import pytest

from forms_app.models import Submission
from tests.forms_app.building import SignupFormFactory, question, translated
from tests.forms_app.visiting import address, post

pytestmark = pytest.mark.django_db


def test_reordered_questions_keep_their_answers(client):
    form = SignupFormFactory(questions=[question("short_text", "name"), question("short_text", "town")])
    post(client, form, name="Amal", town="Basra")
    form.questions.insert(0, form.questions.pop(1))
    form.save()
    post(client, form, name="Basim", town="Mosul")
    assert [one.answer_to("town") for one in Submission.objects.order_by("pk")] == ["Basra", "Mosul"]


def test_question_deleted_and_asked_again_is_a_new_one(client):
    form = SignupFormFactory()
    post(client, form, name="Amal")
    form.questions = [("short_text", {"label": "Name", "help_text": "", "required": True, "max_length": 20})]
    form.save()
    (key,) = [asked["key"] for asked in form.version.schema["questions"]]
    post(client, form, **{key: "Basim"})
    assert [one.answer_to("name") for one in Submission.objects.order_by("pk")] == ["Amal", None]


def test_form_goes_on_in_arabic_when_the_english_is_deleted(client):
    form = SignupFormFactory()
    arabic = translated(form, "ar", {"Count me in": "سجّلوني", "Name": "الاسم"})
    post(client, form, name="Amal")
    form.delete()
    assert post(client, arabic, language="ar", name="بسمة").status_code == 303
    assert Submission.objects.count() == 2


def test_form_is_shown_in_english_when_the_arabic_is_deleted(client):
    form = SignupFormFactory()
    translated(form, "ar", {"Count me in": "سجّلوني", "Name": "الاسم"}).delete()
    assert "Count me in" in client.get(address(form, language="ar")).content.decode()


def test_unpublished_form_takes_nothing_in_any_language(client):
    form = SignupFormFactory()
    arabic = translated(form, "ar", {"Count me in": "سجّلوني", "Name": "الاسم"})
    form.unpublish()
    assert post(client, arabic, language="ar", name="بسمة").status_code == 200


def test_answers_outlive_the_page_the_form_stood_on(client, home):
    from home.models import StandardPage

    page = home.add_child(instance=StandardPage(title="Join", intro="x", slug="join"))
    post(client, SignupFormFactory(), name="Amal", page=page.pk)
    page.delete()
    submission = Submission.objects.get()
    assert (submission.source_page, submission.source_path) == (None, "/en/join/")


def test_answers_outlive_the_form_and_its_translations(client):
    form = SignupFormFactory()
    post(client, form, name="Amal")
    form.delete()
    assert Submission.objects.get().answers == {"name": "Amal"}


def test_post_to_a_deleted_form_gives_back_what_was_written(client):
    form = SignupFormFactory()
    form.delete()
    response = post(client, form, name="Amal")
    assert response.status_code == 200
    assert "Amal" in response.content.decode()


def test_deleted_form_is_not_found(client):
    form = SignupFormFactory()
    key = address(form)
    form.delete()
    assert client.get(key).status_code == 404


def test_draft_form_is_not_found(client):
    assert client.get(address(SignupFormFactory(live=False))).status_code == 404
