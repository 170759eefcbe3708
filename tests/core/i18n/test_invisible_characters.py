"""Invisible characters do not get into what editors write."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset

from campaigns.models import CallPage
from core.i18n.invisible_characters import NEVER
from tests.editing import filled_in
from tests.factories import StoryPageFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("letter", ["\u202e", "\u202d", "\u202b", "\u2066", "\u2069", "\ufeff"])
def test_titles_and_summaries_lose_them(stories, letter):
    story = StoryPageFactory(parent=stories, title=f"{letter}gnp.exe", intro=f"One{letter} two")
    assert (story.title, story.intro) == ("gnp.exe", "One two")


def test_letters_that_kurdish_and_arabic_need_stay(stories):
    assert StoryPageFactory(parent=stories, title="می\u200cروم \u200fو").title == "می\u200cروم \u200fو"


def test_emoji_stay(stories):
    assert StoryPageFactory(parent=stories, title="نلتقي 👩‍👩‍👧 قريباً").title == "نلتقي 👩‍👩‍👧 قريباً"


def test_rows_below_a_page_lose_them_as_drafts_and_published(editor, calls):
    bad = "\u202eegarots\u2066"
    rows = {
        "venues": [{"name": bad, "place": ""}],
        "slots": [
            {"label": bad, "note": bad, "link": "https://example.org/", "form": "", "opens_on": "", "closes_on": ""}
        ],
    }
    address = reverse("wagtailadmin_pages:add", args=["campaigns", "callpage", calls.pk])
    form = filled_in(CallPage, **{name: inline_formset(row) for name, row in rows.items()})
    assert editor.post(address, form).status_code == 302
    call = CallPage.objects.get()
    for stands in (call.get_latest_revision_as_object(), call):
        said = [stands.venues.get().name, stands.slots.get().label, stands.slots.get().note]
        assert said == ["egarots"] * 3
    call.get_latest_revision().publish()
    assert CallPage.objects.get().venues.get().name == "egarots"


def test_names_lose_them_too(db):
    topic = TopicFactory.build(name="\u202eWater")
    topic.clean()
    assert topic.name == "Water"


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("wagtailsnippets_core_topic:add", "name"),
        ("wagtailsnippets_core_notice:add", "words"),
        ("bundles:add", "title"),
    ],
)
def test_name_of_nothing_else_is_refused_in_words(editor, english, address, field):
    page = editor.post(reverse(address), {field: "\u202e\u200b", "items-TOTAL_FORMS": "0", "items-INITIAL_FORMS": "0"})
    errors = BeautifulSoup(page.content, "html.parser").select(".error-message")
    assert "This field cannot be blank." in [error.text.strip() for error in errors]


def test_title_of_nothing_else_is_refused_and_a_summary_is_not_needed_to_save(stories):
    story = StoryPageFactory(parent=stories)
    story.intro = "\u200b"
    story.clean()
    story.title = "\u200b"
    with pytest.raises(ValidationError) as refused:
        story.clean()
    assert list(refused.value.message_dict) == ["title"]


@pytest.mark.parametrize(("written", "expected"), [("عبد ﷲ", "عبد الله"), ("ﻣﺮﺣﺒﺎ", "مرحبا"), ("محمد ﷺ", "محمد ﷺ")])
def test_letters_out_of_a_pdf_are_ordinary_ones(stories, written, expected):
    assert StoryPageFactory(parent=stories, title=written).title == expected


def test_streams_lose_them_in_lists_structs_and_paragraphs(stories):
    body = [
        ("paragraph", RichText("<p>Wa\u200bter</p>")),
        ("list", ["\u202ebo\u00adats"]),
        ("quote", {"words": "\u2066river", "speaker": ""}),
    ]
    story = StoryPageFactory(parent=stories, body=body)
    story.refresh_from_db()
    stored = [block["value"] for block in story.body.raw_data]
    assert stored[0] == "<p>Water</p>"
    assert stored[1][0]["value"] == "boats"
    assert stored[2]["words"] == "river"


def test_what_is_pasted_loses_the_same_characters():
    script = (Path(settings.BASE_DIR) / "static/editors/paste.js").read_text()
    removed = re.compile(re.search(r"HIDDEN = /(\[[^/]+\])/gu", script)[1])
    assert [code for code in range(0xE000) if removed.match(chr(code))] == sorted(set(NEVER) - {0xFEFF, 0xFFA0})
    assert removed.match("\ufeff")
    assert removed.match("\uffa0")
