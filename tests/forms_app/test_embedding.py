"""A form inside the body of a page."""

import re

import pytest
from django.template import Context, Template
from django.utils import translation
from wagtail import blocks

from forms_app.blocks import SignupBlock
from forms_app.models import Submission
from tests.forms_app.building import SignupFormFactory, question, translated

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

BODY = Template("{% load wagtailcore_tags %}{% for block in body %}{% include_block block %}{% endfor %}")


def body_with(*forms):
    stream = blocks.StreamBlock([("signup", SignupBlock())])
    return stream.to_python(
        [{"type": "signup", "value": {"form": form.pk}, "id": str(n)} for n, form in enumerate(forms)]
    )


def rendered(rf, body, language="en"):
    with translation.override(language):
        return BODY.render(Context({"body": body, "request": rf.get("/")}))


def test_form_chosen_in_english_appears_in_the_reader_s_language(rf):
    form = SignupFormFactory()
    translated(form, "ar", {"Count me in": "سجّلوني معكم", "Name": "الاسم"})
    assert "سجّلوني معكم" in rendered(rf, body_with(form), "ar")


def test_form_posts_to_the_page_of_the_reader_s_language(rf):
    form = SignupFormFactory()
    assert f'action="/ar/forms/{form.translation_key}/"' in rendered(rf, body_with(form), "ar")


def test_words_of_the_machine_follow_the_language_of_the_form(rf):
    form = SignupFormFactory(questions=[question("short_text", "name", required=False)])
    assert "(optional)" in rendered(rf, body_with(form), "ar")


def test_no_two_ids_are_equal_where_a_form_stands_twice(rf):
    form = SignupFormFactory(questions=[question("short_text", "name"), question("consent", "agreed")])
    ids = re.findall(r'\bid="([^"]+)"', rendered(rf, body_with(form, form)))
    assert len(ids) == len(set(ids)) > 5


def test_unpublished_form_leaves_no_trace(rf):
    assert "form" not in rendered(rf, body_with(SignupFormFactory(live=False)))


def test_deleted_form_leaves_no_trace(rf):
    form = SignupFormFactory()
    body = body_with(form)
    form.delete()
    assert "form" not in rendered(rf, body)


@pytest.mark.parametrize("how_many", [2, 30])
def test_queries_of_an_embedded_form_are_fixed(rf, django_assert_num_queries, how_many):
    form = SignupFormFactory(capacity=100, questions=[question("short_text", f"q{n}") for n in range(how_many)])
    with django_assert_num_queries(3):  # the chosen row, the form in all languages, the places taken
        rendered(rf, body_with(form))


def test_closed_form_shows_its_message_in_place_of_the_questions(rf):
    from django.utils import timezone

    form = SignupFormFactory(closes_at=timezone.now(), closed_message="See you next year.")
    shown = rendered(rf, body_with(form))
    assert "See you next year." in shown
    assert "<form" not in shown


def test_page_the_form_stood_on_is_remembered(client, home):
    from tests.forms_app.visiting import address

    form = SignupFormFactory(questions=[question("email", "email")])
    response = client.post(address(form), {"email": "amal@example.org", "page": home.pk})
    assert response.url.endswith(f"?page={home.pk}")
    assert Submission.objects.get().source_page_id == home.pk


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 50, "٣", "1 OR 1=1"])
def test_made_up_page_is_ignored(client, number):
    from tests.forms_app.visiting import address

    response = client.post(address(SignupFormFactory()), {"name": "Amal", "page": number})
    assert response.status_code == 303
