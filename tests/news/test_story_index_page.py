import pytest

from home.models import HomePage
from news.models import StoryIndexPage, StoryPage
from tests.editing import preview, publish
from tests.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


def test_list_of_stories_lives_under_a_front_page_and_holds_stories():
    assert StoryIndexPage.allowed_parent_page_models() == [HomePage]
    assert StoryIndexPage.allowed_subpage_models() == [StoryPage]


def test_editor_publishes_a_list_of_stories(editor, read, home):
    publish(editor, home, StoryIndexPage, title="News", slug="news")

    assert read("/en/news/").h1.text == "News"


def test_editor_previews_a_list_of_stories(editor, home):
    assert preview(editor, home, StoryIndexPage, title="News").h1.text == "News"


def test_arabic_visitor_reads_the_list_with_iraqi_months(read, stories, in_arabic):
    in_arabic(StoryPageFactory(parent=stories, story_date="2020-05-17"))

    assert read("/ar/news/").select_one("main ul time").text == "17 أيار 2020"


def test_list_shows_what_each_story_is_about(read, stories):
    StoryPageFactory(parent=stories, slug="boats", title="Boats", intro="They set out at dawn.")

    entry = read("/en/news/").select_one("main ul li")
    assert entry.find("a", href="/en/news/boats/").text == "Boats"
    assert "They set out at dawn." in entry.text
