"""Advice is shown beside the form and after publishing; a few things keep a page from readers."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import gettext as _

from news.models import StoryPage
from tests.factories import StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def edit(browser, page, **changed):
    """Send the edit form of a story as a browser would, changed as told."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = BeautifulSoup(browser.get(address).content, "html.parser").select_one("[data-edit-form]")
    data = {field["name"]: field.get("value") or field.text for field in form.select("input[name], textarea[name]")}
    data |= {
        field["name"]: field.select_one("option[selected]")["value"] for field in form.select("select[name=genre]")
    }
    data |= {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "heading",
        "body-0-id": "a",
        "body-0-value": "Heading",
    }
    data.pop("next", None)
    return browser.post(address, {**data, **changed}, follow=True)


@pytest.fixture
def story(stories):
    page = StoryPageFactory(parent=stories, title="Short", live=False)
    page.save_revision()
    return page


def messages(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_what_could_be_better_is_said_after_publishing(desk, story):
    advice = _("The summary is very short. It stands wherever the page is passed on: say who, what and where.")
    response = edit(desk, story, **{"action-publish": "1"})
    assert StoryPage.objects.get(pk=story.pk).live
    assert advice in messages(response)


def test_page_with_a_hint_left_stays_a_draft_and_loses_nothing(desk, story):
    words = _("Not published yet; what you wrote is saved.")
    response = edit(desk, story, **{"action-publish": "1", "body-0-value": "[What comes next]"})
    assert not StoryPage.objects.get(pk=story.pk).live
    assert words in messages(response)
    assert StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object().body[0].value == "[What comes next]"


def test_advice_is_about_the_newest_draft(desk, story):
    edit(desk, story, **{"body-0-value": "[What comes next]"})
    page = BeautifulSoup(desk.get(reverse("editors:advice", args=[story.pk])).content, "html.parser")
    assert page.select_one(".advice-first")


def test_advice_is_for_those_who_may_edit(translator, story):
    assert translator.get(reverse("editors:advice", args=[story.pk])).status_code == 302


def test_edit_screen_has_a_place_for_advice(desk, story):
    page = BeautifulSoup(desk.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content, "html.parser")
    assert page.select_one('[data-side-panel="checks"] [data-advice]')
    assert not page.select("[data-content-word-count], [data-checks-panel]")


def test_title_of_300_letters_is_refused_in_words_and_kept(desk, story):
    response = edit(desk, story, title="م" * 300)
    assert "م" * 300 in response.content.decode()
    assert response.context["form"].errors["title"]
