"""Editors see how long a page is, and how it will look in a search, in a messenger and as a card, before it is public."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from editors.roles import EDITORS, ORGANISERS
from tests.factories import ImageFactory, StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def draft(stories):
    body = [("paragraph", f"<p>{'word ' * 400}</p>")]
    page = StoryPageFactory(parent=stories, title="Old", slug="boats", live=False, body=body)
    page.title, page.intro = "Boats on the Tigris", "They set out at dawn."
    page.save_revision()
    return page


def opened(browser, name, page):
    answer = browser.get(reverse(f"editors:{name}", args=[page.pk]))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_advice_says_how_long_the_page_is_and_leads_to_how_it_looks(editor, draft):
    panel = opened(editor, "advice", draft)
    length = panel.find(class_="advice-length").get_text(" ", strip=True)
    assert "409 words" in length
    assert "2 minutes to read" in length
    assert panel.find("a", href=reverse("editors:appearance", args=[draft.pk]))


def test_words_are_those_of_the_published_page(editor, draft, stories):
    draft.seo_title, draft.search_description = "Boats, Iraq", "What the boats are for."
    draft.save_revision().publish()
    head = BeautifulSoup(Client().get(draft.url).content, "html.parser")
    shown = opened(editor, "appearance", draft).get_text()
    for name in ("og:title", "og:description", "og:site_name"):
        assert head.find("meta", property=name)["content"] in shown


def test_draft_is_shown_with_its_own_drawn_picture(editor, draft):
    screen = opened(editor, "appearance", draft)
    chat = screen.find(class_="looks-chat")
    assert chat.find("img")["src"].startswith("data:image/jpeg;base64,")
    assert chat.find("img")["alt"] == "Boats on the Tigris"
    assert "localhost › en › news › boats" in screen.find(class_="looks-way").get_text()


def test_picture_an_editor_chose_is_shown_instead(editor, draft):
    draft.share_image = ImageFactory()
    draft.save_revision()
    assert "/media/images/" in opened(editor, "appearance", draft).find(class_="looks-chat").find("img")["src"]


def test_card_is_the_one_of_the_lists(editor, draft):
    card = opened(editor, "card", draft)
    draft.get_latest_revision().publish()
    listed = BeautifulSoup(Client().get("/en/news/").content, "html.parser")
    assert card.find("h3").get_text() == listed.find(class_="cards").find("h3").get_text()


def test_arabic_page_is_shown_in_arabic_whatever_the_admin_speaks(editor, draft, in_arabic):
    twin = in_arabic(draft, title="قوارب على دجلة")
    screen = opened(editor, "appearance", twin)
    assert screen.find(class_="looks-search")["dir"] == "rtl"
    assert "In a search" in screen.get_text()
    assert opened(editor, "card", twin).html["dir"] == "rtl"


def test_titles_and_descriptions_that_are_cut_are_named(editor, draft):
    assert "60 characters" not in opened(editor, "appearance", draft).get_text()
    draft.title, draft.intro = "Boats " * 12, "They set out. " * 15
    draft.save_revision()
    screen = opened(editor, "appearance", draft).get_text()
    assert "60 characters" in screen
    assert "155 characters" in screen


@pytest.mark.parametrize("name", ["appearance", "card"])
def test_only_who_may_change_a_page_sees_its_draft(sign_in, draft, name):
    address = reverse(f"editors:{name}", args=[draft.pk])
    assert sign_in(ORGANISERS).get(address).status_code in {302, 403}
    assert Client().get(address).status_code == 302
    assert sign_in(EDITORS).get(reverse(f"editors:{name}", args=[1])).status_code == 404
