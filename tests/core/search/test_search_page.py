"""What a reader meets at /en/search/ and /ar/search/."""

from datetime import date
from urllib.parse import urlencode

import pytest

from news.genres import Genre
from news.models import StoryTopic
from tests.core.search.soup import prose, titles
from tests.factories import CallPageFactory, StoryPageFactory, TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def test_pages_of_other_languages_stand_below(search, stories, in_arabic):
    in_arabic(StoryPageFactory(parent=stories, title="Boats"), title="قوارب")
    soup = search("قوارب")

    assert soup.select_one("section [lang=ar] h3").get_text() == "قوارب"


def test_results_of_another_language_are_set_in_it_whole(search, stories, in_arabic):
    in_arabic(StoryPageFactory(parent=stories, title="Boats", story_date=date(2024, 3, 1)), title="قوارب Boats")

    there = search("boats").select_one("[lang=ar] .found")

    assert there.select_one(".meta").get_text() == "أخبار · 1 آذار 2024"
    assert [foreign.get_text() for foreign in there.h3.select("bdi")] == ["Boats"]


def test_other_languages_lead_to_their_own_search(search, stories, in_arabic):
    in_arabic(StoryPageFactory(parent=stories, title="Boats"), title="قوارب")
    link = search("قوارب").select_one("section .all a")["href"]

    assert link == f"/ar/search/?{urlencode({'q': 'قوارب'})}"


def test_pages_of_another_language_stand_where_tips_would_if_this_one_has_none(search, stories, in_arabic):
    in_arabic(StoryPageFactory(parent=stories, title="Boats"), title="قوارب")
    soup = search("قوارب")

    assert soup.select_one(".notice") is None
    assert [heading.get_text() for heading in soup.select("main h2")] == [
        "No page in English has “قوارب”.",
        "Also in العربية",
    ]


def test_words_are_marked_as_the_page_writes_them(search, stories):
    StoryPageFactory(parent=stories, title="Boats", body=prose("قال أحمد إنّ المُدُنَ لنا."))

    assert search("احمد").select_one(".found mark").get_text() == "أحمد"


def test_markup_in_a_page_stays_text_in_an_excerpt(search, stories):
    StoryPageFactory(parent=stories, title="Boats", intro="<script>alert(1)</script> & oars")

    assert search("oars").select_one(".found script") is None


def test_result_is_called_as_its_card_calls_it(search, stories, calls):
    StoryPageFactory(
        parent=stories, title="Boats", genre=Genre.PRESS, source_name="A paper", source_url="https://a.test/"
    )
    StoryPageFactory(parent=stories, title="Boats again")
    CallPageFactory(parent=calls, title="Boats for all")

    kinds = {
        row.h3.get_text(): row.select_one(".meta").get_text().split(" · ")[0]
        for row in search("boats").select(".found li")
    }

    assert kinds == {"Boats": "From elsewhere", "Boats again": "News", "Boats for all": "Campaign call"}


def test_search_can_be_narrowed_down(search, stories, calls, places):
    topic = TopicFactory(name="Water", key="water")
    story = StoryPageFactory(
        parent=stories, title="Boats A", dateline_place=places["Basra"][0], story_date=date(2021, 1, 1)
    )
    story.topics.add(StoryTopic(topic=topic))
    story.save()
    StoryPageFactory(parent=stories, title="Boats B", story_date=date(2022, 1, 1))
    CallPageFactory(parent=calls, title="Boats C", starts_on=date(2022, 1, 1), ends_on=date(2022, 1, 2))

    chosen = [
        {"kind": "call"},
        {"topic": "water"},
        {"place": places["Basra"][0].key},
        {"year": "2022", "kind": "story"},
    ]

    assert [titles(search("boats", **choice)) for choice in chosen] == [
        ["Boats C"],
        ["Boats A"],
        ["Boats A"],
        ["Boats B"],
    ]


def test_choices_are_those_of_the_pages_found(search, stories):
    StoryPageFactory(parent=stories, title="Boats", story_date=date(2021, 1, 1))
    StoryPageFactory(parent=stories, title="Bridges", story_date=date(2022, 1, 1))
    options = search("boats").select("#filter-year option")

    assert [option["value"] for option in options] == ["", "2021"]


def test_choice_without_pages_says_how_many_there_are_without_it(search, stories):
    StoryPageFactory(parent=stories, title="Boats")

    assert "there is 1 page" in search("boats", year="1999").select_one(".notice").get_text()


def test_results_come_in_pages(search, stories):
    for number in range(12):
        StoryPageFactory(parent=stories, title=f"Boat {number}")
    soup = search("boat", page=2)

    assert (len(titles(soup)), "Page 2 of 2" in soup.get_text()) == (2, True)


def test_similar_words_are_announced(search, stories):
    StoryPageFactory(parent=stories, title="A festival of books")
    soup = search("festivel")

    assert (titles(soup), "festivel" in soup.select_one(".notice").get_text()) == (["A festival of books"], True)


def test_nothing_found_says_what_to_try(search, stories):
    assert "Try other words" in search("zzz").select_one(".notice").get_text()


def test_counting_words_follow_arabic_grammar(search, arabic_stories):
    for number in range(2):
        StoryPageFactory(parent=arabic_stories, title=f"قوارب {number}")

    assert search("قوارب", "ar").select_one(".count") is not None


def test_no_cookie_and_no_index(client, home):
    response = client.get("/en/search/?q=boats")

    assert (response.cookies, b'content="noindex"' in response.content) == ({}, True)


def test_what_people_look_for_is_kept_nowhere(client, home):
    assert "no-store" in client.get("/en/search/?q=boats")["Cache-Control"]


def test_language_without_a_front_page_has_no_search(client, arabic_home):
    arabic_home.unpublish()

    assert client.get("/ar/search/?q=a").status_code == 404


def test_switcher_asks_the_same_in_the_other_language(read, stories):
    page = read("/en/search/?q=water&kind=news&page=2")

    assert page.select_one(".langs a[lang=ar]")["href"].startswith("/ar/search/?q=water")
    assert "page=" not in page.select_one(".langs a[lang=ar]")["href"]


@pytest.mark.parametrize("path", ["search", "kept", "offline"])
def test_switcher_leads_to_the_same_page(read, stories, path):
    assert read(f"/en/{path}/").select_one(".langs a[lang=ar]")["href"].startswith(f"/ar/{path}/")


def test_pages_with_some_of_the_words_follow_those_with_all(search, stories):
    StoryPageFactory(parent=stories, title="Boats of Basra")
    StoryPageFactory(parent=stories, title="Boats of Kut")
    soup = search("boats Basra")

    assert titles(soup) == ["Boats of Basra", "Boats of Kut"]
    assert [heading.get_text() for heading in soup.select("h2.count")] == [
        "1 page found",
        "Pages with some of the words",
    ]


def test_no_page_with_all_words_is_said(search, stories):
    StoryPageFactory(parent=stories, title="Boats of Kut")

    assert "No page has all these words" in search("boats of Samarra").select_one("h2.count").get_text()


def test_choice_narrows_pages_with_some_of_the_words(search, stories, calls):
    StoryPageFactory(parent=stories, title="Boats of Kut")
    CallPageFactory(parent=calls, title="Boats of Hilla")

    assert titles(search("boats Samarra", kind="call")) == ["Boats of Hilla"]
