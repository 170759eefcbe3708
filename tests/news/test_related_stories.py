"""After a story or report stand other stories, those about the same topics first, and the call that is open."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from campaigns.models import CallVenue, SignupSlot
from core.models import SiteFacts
from news.models import StoryTopic
from tests.factories import CallPageFactory, FestivalReportPageFactory, PlaceFactory, StoryPageFactory, TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def water():
    return TopicFactory(name="Water")


def story(stories, slug, year, *topics):
    rows = [StoryTopic(topic=topic, locale=stories.locale) for topic in topics]
    return StoryPageFactory(parent=stories, slug=slug, title=slug, story_date=date(year, 1, 1), topics=rows)


def read_on(page):
    return [heading.get_text(strip=True) for heading in page.select("section[aria-labelledby=more] h3")]


def test_stories_about_the_same_topics_come_first_then_the_newest(read, stories, water):
    boats = story(stories, "boats", 2020, water)
    for slug, year, topics in (("old", 2010, [water]), ("newest", 2025, []), ("newer", 2024, []), ("new", 2023, [])):
        story(stories, slug, year, *topics)

    assert read_on(read(boats.url)) == ["old", "newest", "newer"]


def test_a_story_that_only_some_may_read_stands_after_none(read, stories):
    boats, closed = story(stories, "boats", 2020), story(stories, "closed", 2021)
    story(stories, "open", 2019)
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)

    assert read_on(read(boats.url)) == ["open"]


def test_a_story_alone_has_nothing_to_read_on(read, stories):
    page = read(story(stories, "boats", 2020).url)

    assert page.h1.get_text() == "boats"
    assert page.select_one("section[aria-labelledby=more]") is None


def open_call(calls):
    first = timezone.localdate() + timedelta(days=30)
    slot = SignupSlot(label="Join", link="https://www.example.org/", locale=calls.locale)
    venue = CallVenue(name="Garden", place=PlaceFactory(name="Basra"), locale=calls.locale)
    dates = {"starts_on": first, "ends_on": first + timedelta(days=1)}
    return CallPageFactory(parent=calls, title="Fifth season", slots=[slot], venues=[venue], **dates)


@pytest.mark.parametrize("kind", ["story", "report"])
def test_the_open_call_stands_after_the_text_with_its_place(read, stories, calls, reports, kind):
    call = open_call(calls)
    page = story(stories, "boats", 2020) if kind == "story" else FestivalReportPageFactory(parent=reports)

    act = read(page.url).select_one(".act")

    assert act.h2.a["href"] == call.url
    assert act.select_one(".where").get_text(strip=True) == "Basra"


def test_without_an_open_call_readers_are_asked_to_write(read, stories, calls, home):
    open_call(calls).unpublish()
    SiteFacts.objects.create(site=home.get_site(), contact_email="hello@example.org")

    assert read(story(stories, "boats", 2020).url).select_one(".act a")["href"] == "mailto:hello@example.org"
