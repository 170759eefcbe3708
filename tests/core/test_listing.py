"""Lists page through, and can be narrowed to a topic, a place and a year; nothing a reader asks for breaks them."""

from datetime import date
from itertools import product
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.db import connection

from news.models import StoryTopic
from tests.factories import PlaceFactory, StoryIndexPageFactory, StoryPageFactory, TopicFactory

pytestmark = pytest.mark.django_db


def in_short(value):
    """Return a value as the name of a test may show it."""
    return f"{len(value)} of {ascii(value)[:20]}"


@pytest.fixture
def story(stories):
    """Return a function that publishes a story."""

    def make(*, topics=(), **fields):
        rows = [StoryTopic(topic=topic, locale=stories.locale) for topic in topics]
        return StoryPageFactory(parent=stories, topics=rows, **fields)

    return make


@pytest.fixture
def many(stories):
    """Forty-one stories of one place and year: three pages of a list."""
    place = PlaceFactory(name="Basra")
    for number in range(41):
        StoryPageFactory(parent=stories, title=f"Story {number}", dateline_place=place, story_date=date(2020, 5, 1))


def titles(page):
    return [heading.get_text(strip=True) for heading in page.select("main ul h3, main ul h2")]


def further(page, rel):
    link = page.find("a", rel=rel)
    return link and {name: values[0] for name, values in parse_qs(urlsplit(link["href"]).query).items()}


def test_list_shows_the_newest_first(read, story):
    story(title="Old", story_date=date(2017, 1, 1))
    story(title="New", story_date=date(2020, 1, 1))
    story(title="Older", story_date=date(2016, 1, 1))

    assert titles(read("/en/news/")) == ["New", "Old", "Older"]


def test_choice_is_named_on_a_box_that_stays_closed(read, story):
    story(title="Boats", topics=[TopicFactory(name="Rivers")])
    box = read("/en/news/?topic=rivers").select_one("details.filters")
    assert not box.has_attr("open")
    assert [name.text for name in box.select("summary span")] == ["Rivers"]


def test_story_that_was_closed_to_the_public_leaves_the_list(read, story):
    story(title="Open")
    story(title="Closed").view_restrictions.create(restriction_type="login")

    assert titles(read("/en/news/")) == ["Open"]


def test_who_may_read_a_closed_list_reads_what_stands_in_it(editor, story, stories):
    story(title="For members")
    stories.view_restrictions.create(restriction_type="login")

    assert "For members" in editor.get("/en/news/").text


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by the number of rows")
def test_newest_are_found_without_sorting_all(stories):
    newest = stories.listed_pages().newest_first()[:20]

    assert "story_newest_first" in newest.explain()


def test_list_leaves_out_drafts(read, story):
    story(title="Draft", live=False)
    story(title="Published")

    assert titles(read("/en/news/")) == ["Published"]


def test_list_holds_its_own_language_only(read, story, arabic_home):
    StoryPageFactory(parent=StoryIndexPageFactory(parent=arabic_home, slug="news"), title="قصة")
    story(title="Story")

    assert titles(read("/en/news/")) == ["Story"]
    assert titles(read("/ar/news/")) == ["قصة"]


def test_list_that_is_empty_says_so(read, stories):
    page = read("/en/news/")

    assert titles(page) == []
    assert page.select_one("main .notice")


def test_list_is_narrowed_to_a_topic(read, story):
    rivers = TopicFactory(name="Rivers")
    story(title="About rivers", topics=[TopicFactory(name="Peace"), rivers])
    story(title="About nothing")

    assert titles(read("/en/news/?topic=rivers")) == ["About rivers"]


def test_list_names_a_story_once_however_many_of_its_topics_are_asked_for(read, story):
    story(title="Story", topics=[TopicFactory(name="Rivers"), TopicFactory(name="Peace")])

    assert titles(read("/en/news/?topic=rivers&topic=peace")) == ["Story"]


def test_list_is_narrowed_to_a_place(read, story):
    story(title="From Basra", dateline_place=PlaceFactory(name="Basra"))
    story(title="From nowhere")

    assert titles(read("/en/news/?place=basra")) == ["From Basra"]


def test_list_is_narrowed_to_a_year(read, story):
    story(title="Last", story_date=date(2017, 12, 31))
    story(title="First", story_date=date(2018, 1, 1))

    assert titles(read("/en/news/?year=2017")) == ["Last"]


def test_year_may_be_written_in_arabic_digits(read, story):
    story(title="Last", story_date=date(2017, 12, 31))
    story(title="First", story_date=date(2018, 1, 1))

    assert titles(read("/en/news/?" + urlencode({"year": "٢٠١٧"}))) == ["Last"]


def test_filters_are_combined(read, story):
    basra = PlaceFactory(name="Basra")
    story(title="This", dateline_place=basra, story_date=date(2017, 5, 1))
    story(title="Not this", dateline_place=basra, story_date=date(2018, 5, 1))

    assert titles(read("/en/news/?place=basra&year=2017")) == ["This"]


def test_filters_offer_only_what_is_there(read, story):
    TopicFactory(name="Unused")
    story(topics=[TopicFactory(name="Rivers")], dateline_place=PlaceFactory(name="Basra"), story_date=date(2017, 5, 1))
    story(live=False, dateline_place=PlaceFactory(name="Mosul"), story_date=date(2016, 5, 1))

    options = [option.get("value") for option in read("/en/news/").select("form select option")]

    assert [value for value in options if value] == ["rivers", "basra", "2017"]


def test_filters_speak_the_readers_language(read, story, in_arabic, arabic):
    topic = TopicFactory(name="Rivers")
    twin = topic.copy_for_translation(arabic)
    twin.name = "أنهار"
    twin.save()
    in_arabic(story(topics=[topic], slug="boats", title="Boats"), title="قوارب")

    page = read("/ar/news/?topic=rivers")

    assert page.select_one("option[selected][value=rivers]").text == "أنهار"
    assert titles(page) == ["قوارب"]


def test_key_in_arabic_letters_finds_its_stories(read, story):
    story(title="Story", dateline_place=PlaceFactory(name="البصرة"))

    assert titles(read("/en/news/?" + urlencode({"place": "البصرة"}))) == ["Story"]


def test_filter_nobody_could_have_meant_finds_nothing(read, story):
    """In one test, because the questions change nothing."""
    story(story_date=date(2017, 5, 1))
    values = [
        "letters",
        "20\x0017x",
        "0",
        "-2017",
        "10000",
        "0000220200",
        "9" * 30,
        "9" * 6000,
        "2017.5",
        "²⁰¹⁷",
        "' OR 1=1 --",
        "<script>",
        "\ud800",
        "%",
    ]
    for name, value in product(["topic", "place", "year"], values):
        page = read("/en/news/?" + urlencode({name: value}, errors="surrogatepass"))

        assert titles(page) == [], (name, in_short(value))
        assert page.select_one("main a[href='/en/news/'], main a[href='?']"), (name, in_short(value))


@pytest.mark.parametrize("nothing", ["", "\0"], ids=ascii)
def test_filter_left_empty_asks_for_everything(read, story, nothing):
    story(title="Story")

    assert titles(read("/en/news/?" + urlencode(dict.fromkeys(["topic", "place", "year"], nothing)))) == ["Story"]


def test_list_shows_twenty_on_a_page(read, many):
    shown = [len(titles(read(f"/en/news/?page={number}"))) for number in (1, 2, 3)]

    assert shown == [20, 20, 1]


def test_no_story_is_missed_between_two_pages(read, many):
    shown = {title for number in (1, 2, 3) for title in titles(read(f"/en/news/?page={number}"))}

    assert shown == {f"Story {number}" for number in range(41)}


def test_paging_keeps_the_filters(read, many):
    page = read("/en/news/?place=basra&year=2020&page=2")

    assert further(page, "prev") == {"place": "basra", "year": "2020", "page": "1"}
    assert further(page, "next") == {"place": "basra", "year": "2020", "page": "3"}


def test_first_and_last_page_lead_on_in_one_direction_only(read, many):
    first, last = read("/en/news/"), read("/en/news/?page=3")

    assert (further(first, "prev"), further(last, "next")) == (None, None)


def test_page_of_a_list_that_is_not_there_is_told_in_the_readers_language(read, story, in_arabic):
    """In one test, because the questions change nothing."""
    in_arabic(story())
    numbers = ["abc", "0", "-1", "4", "999999", "9" * 5000, "1.5", "\0", "", "٠"]
    for language, number in product(["en", "ar"], numbers):
        page = read(f"/{language}/news/?" + urlencode({"page": number}), status=404)

        assert page.html["lang"] == language, in_short(number)


def test_further_pages_of_a_list_are_not_named_as_another_language_of_it(read, many, stories, in_arabic):
    in_arabic(stories)

    assert read("/en/news/?page=2").find("link", rel="canonical")["href"] == "http://localhost/en/news/?page=2"
