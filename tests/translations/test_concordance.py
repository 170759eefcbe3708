"""All texts of a language are searched; words are replaced in them after a look, and undone as one."""

from uuid import uuid4

import pytest
from django.urls import reverse
from wagtail.models import Locale

from tests.factories import TopicFactory
from translations.models import SegmentEdit
from translations.segment_store import write as write_one
from translations.submission import submit

pytestmark = pytest.mark.django_db

SEARCH = "/admin/translations/search/"


@pytest.fixture
def topic(english, arabic, text_of, translator):
    """A topic whose Arabic name begins as a heading of the story does."""
    translation = submit(TopicFactory(name="Running", locale=english), arabic)
    write_one(translation, text_of(translation, "Running"), "نركض معا", translator)
    return translation


@pytest.fixture
def running(sent, topic, write, text_of):
    """The story and the topic, in which something runs."""
    write(sent, {"Why we run": "لماذا نركض"}, rest=None)
    write(sent, {"Read": 'اقرأ <a id="a1">نركض</a> و<b>نركض</b>.'}, rest=None)
    return sent


def replacing(**more):
    return {"locale": "ar", "words": "نركض", "instead": "نجري"} | more


def chosen(client):
    """Return what the preview offers to change."""
    page = client.get(SEARCH, replacing(preview="1"))
    return [one.key for one, _changes in page.context["replacements"]]


@pytest.mark.parametrize("words", ["why run", "نركض"])
def test_originals_and_translations_are_found_with_the_way_to_them(client, translator, running, text_of, words):
    page = client.get(SEARCH, {"locale": "ar", "words": words}).text
    pk = text_of(running, "Why we run").pk
    assert f"{reverse('translations:workbench', args=[running.pk])}#text-row-{pk}" in page
    assert "لماذا نركض" in page


def test_originals_alone_can_be_searched(client, translator, running):
    found = client.get(SEARCH, {"locale": "ar", "words": "نركض", "where": "source"})
    assert found.context["rows"] == []


def test_another_language_is_not_searched(client, translator, running, story, text_of):
    kurdish = submit(story, Locale.objects.create(language_code="ckb"))
    write_one(kurdish, text_of(kurdish, "Why we run"), "بۆچی", None)
    page = client.get(SEARCH, {"locale": "ckb", "words": "Why"})
    assert (page.status_code, "بۆچی" in page.text) == (200, False)


def test_replacing_is_shown_first_and_changes_nothing(client, translator, running, text_of):
    page = client.get(SEARCH, replacing(preview="1"))
    assert "<ins>نجري</ins>" in page.text
    assert text_of(running, "Why we run").words == "لماذا نركض"


def test_what_is_ticked_is_replaced_with_its_links_and_undone_as_one(client, translator, running, topic, text_of):
    keys = chosen(client)
    answer = client.post(SEARCH, replacing(chosen=keys))
    assert text_of(running, "Why we run").words == "لماذا نجري"
    assert text_of(running, "Read").words == 'اقرأ <a id="a1">نجري</a> و<b>نجري</b>.'
    assert text_of(topic, "Running").words == "نجري معا"
    assert "نجري معا" in client.get(answer.url).text
    client.post(answer.url)
    assert text_of(running, "Why we run").words == "لماذا نركض"
    assert text_of(topic, "Running").words == "نركض معا"


def test_what_is_not_ticked_stays(client, translator, running, topic, text_of):
    client.post(SEARCH, replacing(chosen=[key for key in chosen(client) if key.startswith(f"{topic.pk}-")]))
    assert text_of(topic, "Running").words == "نجري معا"
    assert text_of(running, "Why we run").words == "لماذا نركض"


def test_what_was_changed_since_is_not_undone(client, translator, running, text_of):
    answer = client.post(SEARCH, replacing(chosen=chosen(client)))
    write_one(running, text_of(running, "Why we run"), "لماذا نسير", translator)
    client.post(answer.url)
    assert text_of(running, "Why we run").words == "لماذا نسير"


def test_words_of_another_language_are_not_replaced(client, as_person, running, story, text_of):
    kurdish = submit(story, Locale.objects.create(language_code="ckb"))
    text = text_of(kurdish, "Why we run")
    write_one(kurdish, text, "نركض", None)
    as_person("Reviewers (ar)")
    client.post(SEARCH, replacing(locale="ckb", chosen=[f"{kurdish.pk}-{text.pk}"]))
    assert text_of(kurdish, "Why we run").words == "نركض"


def test_a_change_of_somebody_else_is_not_shown_and_not_undone(client, as_person, translator, running, text_of):
    answer = client.post(SEARCH, replacing(chosen=chosen(client)))
    as_person("Reviewers (ar)")
    assert (client.get(answer.url).status_code, client.post(answer.url).status_code) == (404, 404)
    assert text_of(running, "Why we run").words == "لماذا نجري"
    assert client.get(reverse("translations:bulk_change", args=[uuid4()])).status_code == 404


@pytest.mark.parametrize(
    "typed",
    [
        {"locale": "xx"},
        {"words": "\0"},
        {"words": "⟦1⟧"},
        {"words": "<"},
        {"p": "x"},
        {"words": "a" * 5000},
        {"instead": "⟦9⟧", "preview": "1"},
        {"where": "nowhere"},
    ],
)
def test_nonsense_breaks_nothing(client, translator, running, typed):
    assert client.get(SEARCH, replacing() | typed).status_code == 200
    assert client.post(SEARCH, replacing(chosen=["x", "1-1"]) | typed).status_code == 302


def test_searching_costs_the_same_for_one_text_and_for_many(
    client, translator, running, edit_source, write, django_assert_max_num_queries
):
    edit_source(body=[{"type": "heading", "value": f"Heading number {number}"} for number in range(20)])
    write(running)
    client.get(SEARCH, {"locale": "ar", "words": "Heading"})
    with django_assert_max_num_queries(26):
        page = client.get(SEARCH, {"locale": "ar", "words": "Heading"})
    assert len(page.context["rows"]) == 20


def test_all_exact_matches_are_taken_at_once_and_undone_as_one(
    client, translator, sent, write, text_of, stories, arabic
):
    write(sent)
    copy = sent.source.get_source_instance().copy(to=stories, update_attrs={"slug": "again"}, keep_live=True)
    again = submit(copy, arabic)
    bench = reverse("translations:workbench", args=[again.pk])
    write(again, {"Why we run": "لماذا"}, rest=None)
    again.assignment.refresh_from_db()
    assert len(client.get(bench).context["bench"].matched) == again.assignment.missing
    client.post(bench, {"action": "matches"})
    again.assignment.refresh_from_db()
    assert again.assignment.missing == 0
    operation = SegmentEdit.objects.exclude(operation=None).first().operation
    client.post(reverse("translations:bulk_change", args=[operation]))
    again.assignment.refresh_from_db()
    assert again.assignment.done == 1  # what was written by hand


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"find": "why"}, ["Why we run"]),
        ({"find": "نركض"}, ["Why we run"]),
        ({"show": "missing", "find": "Water"}, ["Water is life."]),
        ({"show": "findings"}, []),
        ({"find": "nowhere", "show": "nonsense"}, []),
    ],
)
def test_the_texts_of_a_page_are_filtered(client, translator, sent, write, query, shown):
    write(sent, {"Why we run": "لماذا نركض"}, rest=None)
    page = client.get(reverse("translations:workbench", args=[sent.pk]), query)
    assert [row.text.source for block in page.context["blocks"] for row in block.rows] == shown
