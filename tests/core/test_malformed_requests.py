"""What no screen sends is answered 400 in words; a mistake in our code stays a 500 that is seen."""

import json
import logging

import pytest
from django.db import connection
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse
from wagtail.blocks import CharBlock, StreamBlock
from wagtail.test.utils.form_data import streamfield

from core.malformed_requests import MalformedRequestMiddleware, is_malformed
from news.models import StoryPage
from tests.editing import filled_in, paragraph

HUGE = "9" * 30


def link(kind, **data):
    """Return the JSON of a paragraph with one link, as the editor's script sends it."""
    block = {"key": "a", "text": "link", "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
    block["entityRanges"] = [{"key": 0, "offset": 0, "length": 4}]
    return json.dumps({"blocks": [block], "entityMap": {"0": {"type": kind, "mutability": "MUTABLE", "data": data}}})


BROKEN = {
    "no count": {"body-count": None},
    "count that is no number": {"body-count": "x"},
    "count of billions": {"body-count": HUGE},
    "block without order": {"body-0-order": None},
    "order that is no number": {"body-0-order": "first"},
    "block without type": {"body-0-type": None},
    "rich text that is no JSON": {"body-0-value": "<p>words</p>"},
    "rich text of another shape": {"body-0-value": '{"blocks": 5}'},
    "deep JSON": {"body-0-value": "[" * 100_000},
}
ODD = {
    "link without a type": {"body-0-value": link(None)},
    "document without an id": {"body-0-value": link("DOCUMENT")},
    "no count of rows below": {"authors-TOTAL_FORMS": None},
    "count of rows that is no number": {"authors-TOTAL_FORMS": "x"},
    "null character": {"title": "a\0b"},
    "picture of 30 digits": {"lead_image": HUGE},
    "picture that is no number": {"lead_image": "x"},
    "title of a megabyte": {"title": "x" * 1_000_000},
    "link to a page of 30 digits": {"body-0-value": link("LINK", id=int(HUGE))},
    "link to a page that is no number": {"body-0-value": link("LINK", id="x")},
    "link to a document that is none": {"body-0-value": link("DOCUMENT", id="x")},
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", BROKEN | ODD)
def test_page_form_that_no_screen_sends_is_answered_in_words(editor, stories, what):
    sent = filled_in(StoryPage, body=streamfield([paragraph("Words")]))
    for name, value in (BROKEN | ODD)[what].items():
        sent.pop(name, None)
        if value is not None:
            sent[name] = value
    response = editor.post(reverse("wagtailadmin_pages:add", args=["news", "storypage", stories.pk]), sent)
    assert response.status_code in ({400} if what in BROKEN else {200, 302, 400})
    if what in BROKEN:
        assert "Go back and try once more" in response.content.decode()
        assert not StoryPage.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("wagtailadmin_choose_page", {"target_pages[]": "x"}),
        ("wagtailadmin_choose_page_chosen_multiple", {"id": "x"}),
    ],
)
def test_question_that_no_screen_asks_is_answered_in_words(editor, name, query):
    assert editor.get(reverse(name), query).status_code == 400


@pytest.mark.django_db
def test_number_too_large_for_a_row_finds_nothing(editor):
    """SQLite refuses to look for it, PostgreSQL finds no such row."""
    answer = editor.get(reverse("wagtailsnippetchoosers_core_topic:chosen_multiple"), {"id": HUGE})

    if connection.vendor == "sqlite":
        assert answer.status_code == 400
    else:
        assert (answer.status_code, HUGE in answer.text) == (200, False)


@pytest.mark.django_db
def test_script_is_answered_in_json(editor, stories):
    address = reverse("wagtailadmin_pages:add", args=["news", "storypage", stories.pk])
    response = editor.post(address, {"title": "x"}, headers={"accept": "application/json"})
    assert response.status_code == 400
    assert "try once more" in response.json()["detail"]


def caught(function, *given):
    try:
        function(*given)
    except Exception as error:  # noqa: BLE001  any, to be judged
        return error
    raise AssertionError("nothing was raised")


class BuggyBlock(CharBlock):
    def value_from_datadict(self, data, files, prefix):
        return int("our own mistake")


def test_mistake_of_ours_inside_a_reader_stays_a_mistake():
    data = QueryDict("body-count=1&body-0-deleted=&body-0-order=0&body-0-type=words&body-0-value=x")
    block = StreamBlock([("words", BuggyBlock())])
    assert not is_malformed(caught(block.value_from_datadict, data, {}, "body"))
    assert is_malformed(caught(block.value_from_datadict, QueryDict("body-count=x"), {}, "body"))


@pytest.mark.parametrize(
    "raised", [ValueError("x"), KeyError("x"), TypeError("x"), AttributeError("x"), RuntimeError("x")]
)
def test_any_other_exception_stays_a_mistake(raised):
    def view():
        raise raised

    assert not is_malformed(caught(view))


def test_what_is_refused_is_logged_with_its_place_and_without_what_was_typed(caplog):
    error = caught(StreamBlock([]).value_from_datadict, QueryDict("body-count=Amal"), {}, "body")
    with caplog.at_level(logging.WARNING):
        MalformedRequestMiddleware(HttpResponse).process_exception(RequestFactory().get("/admin/"), error)
    assert "stream_block.py" in caplog.text
    assert "Amal" not in caplog.text


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL finds no row with such a number")
def test_number_that_no_column_holds_is_refused(django_user_model):
    assert is_malformed(caught(lambda: list(django_user_model.objects.filter(pk__in=[int(HUGE)]))))


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["delete", "2026-11-29 25:61"])
def test_address_to_go_to_that_is_none_is_answered_in_words(editor, stories, place):
    sent = filled_in(StoryPage, body=streamfield([paragraph("Words")])) | {"action-publish": "1", "next": place}
    address = reverse("wagtailadmin_pages:add", args=["news", "storypage", stories.pk])
    editor.raise_request_exception = False
    assert editor.post(address, sent).status_code == 400


@pytest.mark.django_db
def test_revision_of_number_nought_is_answered_in_words(editor, stories):
    editor.raise_request_exception = False
    assert editor.get(reverse("wagtailadmin_pages:revisions_revert", args=[stories.pk, 0])).status_code == 400


def test_name_of_ours_that_is_wrong_stays_a_mistake():
    middleware = MalformedRequestMiddleware(lambda request: HttpResponse())
    assert middleware.process_exception(RequestFactory().get("/?next=/"), NoReverseMatch("Reverse for 'x'")) is None
