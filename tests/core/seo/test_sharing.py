from urllib.parse import quote

import pytest

from core.templatetags.seo_tags import qr_code
from tests.factories import CallPageFactory, StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def call(calls):
    return CallPageFactory(parent=calls, slug="season", title="Fifth season", slogan="Water is life")


def test_call_leads_to_its_poster(read, call):
    assert read("/en/campaigns/season/").select_one("a[href='/en/campaigns/season/poster/']")


def test_poster_shows_the_call_and_a_code(read, call):
    page = read("/en/campaigns/season/poster/")

    assert page.h1.get_text() == "Fifth season"
    assert "22–30 November 2020" in page.get_text()
    assert page.select_one(".code svg path")
    assert call.short_url.removeprefix("http://") in page.select_one(".code").get_text()


def test_poster_speaks_the_language_of_its_address(read, call, in_arabic):
    in_arabic(call, title="الموسم الخامس")

    page = read("/ar/campaigns/season/poster/")

    assert page.html["dir"] == "rtl"
    assert page.h1.get_text() == "الموسم الخامس"


def test_code_obeys_the_content_policy():
    code = qr_code("http://localhost/en/")

    assert code.startswith("<svg")
    assert "style=" not in code
    assert "<script" not in code


@pytest.mark.parametrize(
    "path", ["/en/campaigns/poster/", "/en/campaigns/other/poster/", "/ckb/campaigns/season/poster/"]
)
def test_only_calls_have_a_poster(client, call, path):
    assert client.get(path).status_code == 404


def test_story_can_be_sent_by_mail_without_a_script(read, stories):
    story = StoryPageFactory(parent=stories, slug="boats", title="Boats & nets")

    links = [link["href"] for link in read("/en/news/boats/").select(".share a")]

    assert f"mailto:?subject=Boats%20%26%20nets&body={quote(story.short_url, safe='')}" in links


def test_buttons_that_need_a_script_are_hidden_without_one(read, stories):
    StoryPageFactory(parent=stories, slug="boats")

    buttons = read("/en/news/boats/").select(".share button")

    assert len(buttons) == 2
    assert all(button.has_attr("hidden") and button.parent.has_attr("hidden") for button in buttons)
