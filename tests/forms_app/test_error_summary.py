"""What the summary above a form says about each answer that has to be looked at again."""

import pytest
from bs4 import BeautifulSoup

from tests.factories.snippets import TopicFactory
from tests.forms_app.building import SignupFormFactory, question, translated
from tests.forms_app.visiting import post

pytestmark = pytest.mark.django_db


def lines_of(page):
    items = BeautifulSoup(page.content, "html.parser").select(".summary li")
    return [" ".join(item.get_text().split()) for item in items]


def test_no_colon_stands_behind_a_question_mark(client):
    questions = [question("short_text", "why", label="Why?"), question("short_text", "name", label="Name")]
    form = SignupFormFactory(questions=questions)
    arabic = translated(form, "ar", {"Count me in": "سجّلوني", "Why?": "لماذا؟", "Name": "الاسم"})
    assert lines_of(post(client, form)) == ["Why? Write an answer here.", "Name: Write an answer here."]
    assert lines_of(post(client, arabic, language="ar")) == ["لماذا؟ اكتب إجابة هنا.", "الاسم: اكتب إجابة هنا."]


def test_long_question_is_cut_without_a_second_mark(client):
    form = SignupFormFactory(questions=[question("short_text", "why", label="word " * 30)])
    (line,) = lines_of(post(client, form))
    assert "… Write" in line


@pytest.mark.parametrize(("several", "words"), [(False, "Pick one of"), (True, "Pick at least one of")])
def test_left_out_choice_is_asked_for_in_the_number_that_can_be_picked(client, several, words):
    TopicFactory(name="Water")
    form = SignupFormFactory(questions=[question("topic", "path", topics=[], several=several)])
    assert lines_of(post(client, form)) == [f"Path: {words} the choices."]
