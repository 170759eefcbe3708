"""Editors see links at which nobody answers, and mend one everywhere."""

import pytest
from django.urls import reverse

from core.models import OutsideLink
from news.models import StoryPage
from tests.editors.screens import opened
from tests.factories import StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

OLD, NEW = "https://gone.example/", "https://there.example/"


@pytest.fixture
def story(stories):
    story = StoryPageFactory(parent=stories, title="Boats", source_url=OLD)
    OutsideLink.objects.create(page=story, address=OLD, failures=2, problem="404")
    return story


def test_list_leads_to_the_screen_which_shows_the_places(desk, story):
    mend = opened(desk, "editors:outside_links").select_one("td a.button")["href"]
    assert mend == reverse("editors:mend_link") + "?old=https%3A%2F%2Fgone.example%2F"
    page = opened(desk, "editors:mend_link", old=OLD)
    assert "Boats" in page.select_one(".usages").get_text()
    assert page.select_one("[name=old]")["value"] == OLD


def test_link_is_mended(editor, story):
    sent = {"old": OLD, "new": NEW + "?utm_source=x"}
    assert editor.post(reverse("editors:mend_link"), sent).status_code == 302
    assert StoryPage.objects.get(pk=story.pk).source_url == NEW


@pytest.mark.parametrize(
    "new",
    [
        *("", "there", "javascript:alert(1)", "https://", OLD, "https://x.example/" + "a" * 3000),
        *(
            "https://amal:secret@x.example/",
            "https://amal@x.example/",
            "https://x.example:99999/",
            "https://x.example:0/",
        ),
    ],
)
def test_what_is_no_other_address_is_refused_in_words(editor, story, new):
    response = editor.post(reverse("editors:mend_link"), {"old": OLD, "new": new})
    assert response.context["form"].errors["new"]
    assert StoryPage.objects.get(pk=story.pk).source_url == OLD


def test_characters_that_nobody_sees_are_taken_out_of_an_address(editor, story):
    editor.post(reverse("editors:mend_link"), {"old": OLD, "new": f"\u200b{NEW}\u202e"})
    assert StoryPage.objects.get(pk=story.pk).source_url == NEW


@pytest.mark.parametrize("old", ["", "x", "\0", "https://[", "https://nowhere.example/"])
def test_screen_for_an_address_that_stands_nowhere_is_shown(editor, old):
    assert editor.get(reverse("editors:mend_link"), {"old": old}).status_code in {200, 400}


def test_writers_mend_nothing(writer, story):
    writer.post(reverse("editors:mend_link"), {"old": OLD, "new": NEW})
    assert StoryPage.objects.get(pk=story.pk).source_url == OLD
