"""Letters that turn the direction of text do not get into titles."""

import pytest

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


def test_names_lose_them_too(db):
    topic = TopicFactory.build(name="\u202eWater")
    topic.clean()
    assert topic.name == "Water"
