import json
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import StoryPage
from tests.factories import CallPageFactory, ImageFactory, StoryPageFactory, prepared_images
from tests.factories.images import picture_file
from tests.forms_app.building import SignupFormFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def read_feed(client):
    """Return a function that opens a feed and returns its root element."""

    def read(path):
        response = client.get(path)
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        return ElementTree.fromstring(response.content)  # noqa: S314 (our own words)

    return read


def titles(root):
    return [title.text for title in root.findall(f"{ATOM}entry/{ATOM}title")]


def test_feed_of_a_list_holds_what_is_on_it(read_feed, stories, calls):
    StoryPageFactory(parent=stories, title="Boats")
    CallPageFactory(parent=calls, title="Season")

    assert titles(read_feed("/en/news/feed.xml")) == ["Boats"]


def test_feed_of_a_language_holds_all_types(read_feed, stories, calls):
    StoryPageFactory(parent=stories, title="Boats")
    CallPageFactory(parent=calls, title="Season")

    assert set(titles(read_feed("/en/feed.xml"))) == {"Boats", "Season"}


@pytest.mark.parametrize("path", ["/en/feed.xml", "/en/news/feed.xml"])
def test_what_was_put_up_last_comes_first_whatever_day_it_tells_of(read_feed, stories, path):
    for title, day, story_date in [("New", 3, 2014), ("Newest", 4, 2013), ("Old", 2, 2020)]:
        when = datetime(2026, 5, day, tzinfo=UTC)
        StoryPageFactory(parent=stories, title=title, first_published_at=when, story_date=date(story_date, 1, 1))
    StoryPageFactory(parent=stories, title="Made today by no editor", story_date=date(2012, 1, 1))

    assert titles(read_feed(path)) == ["Made today by no editor", "Newest", "New", "Old"]


def test_story_stays_where_it_was_when_it_is_published_again(read_feed, stories):
    for title in ("First", "Second"):
        StoryPageFactory(parent=stories, title=title).save_revision().publish()
    StoryPage.objects.get(title="First").save_revision().publish()

    assert titles(read_feed("/en/news/feed.xml")) == ["Second", "First"]


def test_feed_speaks_one_language(read_feed, stories, in_arabic):
    in_arabic(StoryPageFactory(parent=stories, title="Boats"), title="قوارب")

    root = read_feed("/ar/feed.xml")

    assert root.get(LANGUAGE) == "ar"
    assert titles(root) == ["قوارب"]


def test_entry_keeps_its_name_when_the_page_moves(read_feed, stories):
    story = StoryPageFactory(parent=stories)
    before = read_feed("/en/feed.xml").find(f"{ATOM}entry/{ATOM}id").text
    story.slug = "elsewhere"
    story.save()

    assert read_feed("/en/feed.xml").find(f"{ATOM}entry/{ATOM}id").text == before


def test_drafts_are_not_in_a_feed(read_feed, stories):
    StoryPageFactory(parent=stories, live=False)

    assert titles(read_feed("/en/news/feed.xml")) == []


def test_private_pages_are_not_in_a_feed(read_feed, stories):
    StoryPageFactory(parent=stories).view_restrictions.create(restriction_type="login")

    assert titles(read_feed("/en/feed.xml")) == titles(read_feed("/en/news/feed.xml")) == []


@pytest.mark.parametrize("path", ["/en/news/boats/feed.xml", "/en/nothing/feed.xml", "/ckb/feed.xml"])
def test_only_lists_have_a_feed(client, stories, path):
    StoryPageFactory(parent=stories, slug="boats")

    assert client.get(path).status_code == 404


def test_page_leads_to_the_feed_of_its_language(read, home):
    page = read("/en/")

    assert page.find("link", type="application/atom+xml")["href"] == "/en/feed.xml"
    assert page.select_one("footer a[href='/en/feed.xml']")


def test_list_leads_to_its_own_feed(read, stories):
    assert [link["href"] for link in read("/en/news/").find_all("link", type="application/atom+xml")] == [
        "/en/feed.xml",
        "/en/news/feed.xml",
        "/en/news/whole-feed.xml",
    ]


def test_summary_is_text_with_whatever_signs(read_feed, stories):
    StoryPageFactory(parent=stories, intro="Fewer than <b>ten</b> & more")
    summary = read_feed("/en/feed.xml").find(f"{ATOM}entry/{ATOM}summary")

    assert (summary.get("type"), summary.text) == ("text", "Fewer than <b>ten</b> & more")


@pytest.mark.parametrize("path", ["/en/whole-feed.xml", "/en/news/whole-feed.xml"])
def test_whole_texts_are_an_option(read_feed, stories, path):
    picture = {"image": ImageFactory(file=picture_file(size=(900, 600))).pk, "alt": "Two boats", "caption": ""}
    body = [
        {"type": "paragraph", "value": f'<p>They <a linktype="page" id="{stories.pk}">set</a> out.</p>'},
        {"type": "picture", "value": picture},
        {"type": "signup", "value": {"form": SignupFormFactory().pk, "heading": ""}},
    ]
    StoryPageFactory(parent=stories, body=json.dumps(body))
    content = read_feed(path).find(f"{ATOM}entry/{ATOM}content")
    page = BeautifulSoup(content.text, "html.parser")

    assert content.get("type") == "html"
    assert page.find("a", href="http://localhost/en/news/").get_text() == "set"
    assert page.find("img", alt="Two boats")["src"].startswith("http://localhost/media/images/")
    assert not page.find_all(["form", "script", "source", "svg"])
    assert read_feed(path.replace("whole-", "")).find(f"{ATOM}entry/{ATOM}content") is None


def test_whole_texts_cost_the_same_for_few_and_many_entries(client, stories, django_assert_num_queries):
    def add(image):
        body = [{"type": "picture", "value": {"image": image.pk, "alt": "Boats", "caption": ""}}]
        StoryPageFactory(parent=stories, body=json.dumps(body))

    first, *more = prepared_images(3)
    client.get("/en/feed.xml")  # what is looked up once for a whole site
    add(first)
    with CaptureQueriesContext(connection) as few:
        client.get("/en/news/whole-feed.xml")
    for image in more:
        add(image)

    assert len(few) > 5
    with django_assert_num_queries(len(few)):
        client.get("/en/news/whole-feed.xml")


def test_story_bears_its_own_day(read_feed, stories):
    StoryPageFactory(parent=stories, story_date=date(2014, 3, 2))

    assert read_feed("/en/feed.xml").find(f"{ATOM}entry/{ATOM}published").text.startswith("2014-03-02")


def test_title_that_begins_in_the_other_direction_says_its_own(read_feed, stories, in_arabic):
    in_arabic(StoryPageFactory(parent=stories, title="Boats"), title="UNICEF في البصرة")

    assert (titles(read_feed("/ar/feed.xml")), titles(read_feed("/en/feed.xml"))) == (
        ["\u200fUNICEF في البصرة"],
        ["Boats"],
    )
