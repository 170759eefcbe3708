"""A word selected in an original comes into the glossary without leaving the workbench."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser import session_cookie
from tests.factories import StoryPageFactory, UserFactory
from translations.models import GlossaryTerm
from translations.submission import submit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def bench(page, live_server, stories, arabic):
    blocks = [{"type": "heading", "value": "Paths to the river"}, {"type": "heading", "value": "Marathons in spring"}]
    story = StoryPageFactory(parent=stories, title="Running", body=blocks)
    story.save_revision().publish()
    sent = submit(story, arabic)
    page.context.add_cookies([session_cookie(UserFactory(group="Translators (ar)")) | {"url": live_server.url}])
    page.goto(live_server.url + reverse("translations:workbench", args=[sent.pk]))
    return page


def row(bench, words):
    return bench.locator(".tw-row", has=bench.locator(".tw-source", has_text=words))


def add(bench, word):
    """Select the word with which an original begins, and open the dialog."""
    row(bench, word).locator(".tw-words").dblclick(position={"x": 5, "y": 10})
    bench.get_by_role("button", name="Add to the glossary").click()
    return bench.get_by_role("dialog")


def test_selected_word_and_selected_translation_come_into_the_glossary(bench):
    field = row(bench, "Paths to the river").locator("textarea")
    field.fill("مسارات إلى النهر")
    field.evaluate("field => field.setSelectionRange(0, 6)")
    dialog = add(bench, "Paths")
    expect(dialog.get_by_label("Word")).to_have_value("Paths")
    expect(dialog.get_by_label("Translation")).to_have_value("مسارات")
    bench.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    said = row(bench, "Paths to the river").locator(".tw-source").get_by_role("status")
    expect(said).to_have_text("“Paths” is in the glossary now.")
    expect(field).to_be_focused()
    assert [(term.term, term.wording) for term in GlossaryTerm.objects.all()] == [("Paths", "مسارات")]


def test_saving_the_text_beside_it_does_not_cover_what_the_glossary_says(bench):
    add(bench, "Paths").get_by_label("Translation").fill("مسارات")
    bench.keyboard.press("Enter")
    beside = row(bench, "Paths to the river")
    expect(beside.locator(".tw-source").get_by_role("status")).not_to_be_empty()
    beside.locator("textarea").fill("مسارات إلى النهر")
    expect(beside.locator(".tw-target").get_by_role("status")).to_contain_text("Saved")
    expect(beside.locator(".tw-source").get_by_role("status")).to_have_text("“Paths” is in the glossary now.")


def test_word_that_is_in_the_glossary_is_refused_in_words_and_kept(bench, arabic):
    GlossaryTerm.objects.create(target_locale=arabic, term="Paths", wording="مسارات")
    dialog = add(bench, "Paths")
    dialog.get_by_label("Translation").fill("دروب")
    bench.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text("This word is in the glossary already.")
    expect(dialog.get_by_label("Translation")).to_have_value("دروب")
    bench.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_translation_selected_beside_another_text_is_not_offered(bench):
    add(bench, "Paths")
    bench.keyboard.press("Escape")
    row(bench, "Paths").locator(".tw-tag").dblclick()
    dialog = add(bench, "Marathons")
    expect(dialog.get_by_label("Translation")).to_have_value("")
