"""What is said, and bound to what, of answers that have to be looked at again."""

import pytest
from bs4 import BeautifulSoup

from tests.factories.snippets import TopicFactory
from tests.forms_app.building import WITH_FOLLOW_UP, SignupFormFactory, question, translated
from tests.forms_app.visiting import post

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


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


def test_error_and_help_are_bound_to_their_field(client):
    form = SignupFormFactory(questions=[question("email", "email", help_text="To answer you")])
    page = post(client, form, email="nonsense").content.decode()
    assert 'aria-describedby="form0-email_helptext form0-email_error"' in page
    assert 'aria-invalid="true"' in page
    assert 'id="form0-email_helptext"' in page
    assert 'id="form0-email_error"' in page


def test_error_of_a_group_is_bound_to_the_group_and_linked_to_its_first_box(client):
    page = post(client, SignupFormFactory(questions=[WITH_FOLLOW_UP])).content.decode()
    assert 'aria-describedby="form0-how_error"' in page
    assert 'href="#form0-how_0"' in page
    assert 'id="form0-how_0"' in page


def test_error_summary_takes_the_focus_without_a_script(client):
    page = post(client, SignupFormFactory()).content.decode()
    assert 'id="problem" tabindex="-1" autofocus' in page
    assert "<title>Please correct:" in page
