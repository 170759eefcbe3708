"""What a reader meets at /en/search/ and /ar/search/."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from campaigns.models import CallVenue, SignupSlot
from news.genres import Genre
from news.models import StoryTopic
from tests.factories import CallPageFactory, StoryPageFactory, TopicFactory
from tests.forms_app.building import SignupFormFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def titles(soup):
    return [heading.get_text() for heading in soup.select(".found h3")]


def prose(text):
    return [("paragraph", f"<p>{text}</p>")]


def test_published_page_is_found_by_a_word_of_its_body(search, stories):
    StoryPageFactory(parent=stories, title="Boats", body=prose("They row against the current."))

    assert titles(search("rowing")) == ["Boats"]


def test_drafts_are_not_found(search, stories):
    StoryPageFactory(parent=stories, title="Boats", live=False)

    assert titles(search("boats")) == []


def test_pages_below_a_restricted_page_are_not_found(search, stories):
    StoryPageFactory(parent=stories, title="Boats")
    PageViewRestriction.objects.create(page=stories, restriction_type="password", password="x")

    assert titles(search("boats")) == []


def test_page_is_not_found_once_it_is_unpublished(search, stories):
    StoryPageFactory(parent=stories, title="Boats").unpublish()

    assert titles(search("boats")) == []


def test_changed_words_are_found_after_publishing(search, stories):
    story = StoryPageFactory(parent=stories, title="Boats")
    story.title = "Bridges"
    story.save_revision().publish()

    assert (titles(search("bridges")), titles(search("boats"))) == (["Bridges"], [])


def test_index_can_be_rebuilt(search, stories):
    StoryPageFactory(parent=stories, title="قوارب الأهوار")
    call_command("update_index", verbosity=0)

    assert titles(search("الاهوار")) == ["قوارب الأهوار"]


def test_title_comes_before_summary_before_body(search, stories):
    StoryPageFactory(parent=stories, title="C", body=prose("A boat."), story_date=date(2024, 1, 1))
    StoryPageFactory(parent=stories, title="A boat", story_date=date(2020, 1, 1))
    StoryPageFactory(parent=stories, title="B", intro="A boat.", story_date=date(2022, 1, 1))

    assert titles(search("boats")) == ["A boat", "B", "C"]


def test_newer_comes_before_older_among_equals(search, stories):
    StoryPageFactory(parent=stories, title="Boats then", story_date=date(2020, 1, 1))
    StoryPageFactory(parent=stories, title="Boats now", story_date=date(2024, 1, 1))

    assert titles(search("boat")) == ["Boats now", "Boats then"]


def test_page_is_found_by_any_name_of_the_place_it_is_written_from(search, stories, places):
    StoryPageFactory(parent=stories, title="A theatre opens", dateline_place=places["Nassiriyah"][0])

    assert titles(search("الناصريه")) == ["A theatre opens"]


def test_changed_alias_is_found_at_once(search, stories, places):
    StoryPageFactory(parent=stories, title="A theatre opens", dateline_place=places["Nassiriyah"][0])
    places["Nassiriyah"][0].aliases += "\nUr"
    places["Nassiriyah"][0].save()

    assert titles(search("Ur")) == ["A theatre opens"]


def test_call_is_found_by_the_place_of_its_venue(search, calls, places):
    call = CallPageFactory(parent=calls, title="Festival of books")
    call.venues.add(CallVenue(name="Gardens", place=places["Erbil"][0]))
    call.save_revision().publish()

    assert titles(search("هەولێر")) == ["Festival of books"]


def test_new_name_of_a_place_is_found(search, stories, places):
    StoryPageFactory(parent=stories, title="A theatre opens", dateline_place=places["Kirkuk"][0])
    places["Kirkuk"][0].name = "Arrapha"
    places["Kirkuk"][0].save()

    assert titles(search("arrapha")) == ["A theatre opens"]


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


def test_call_is_found_by_its_slots_and_forms_in_its_language(search, calls):
    form = SignupFormFactory(title="Lend a hand", intro="Interpreters and cooks wanted.")
    call = CallPageFactory(parent=calls, title="Carnival")
    call.slots.add(SignupSlot(label="Volunteer", note="On weekends", form=form))
    call.save_revision().publish()

    asked = ["volunteering", "weekend", "lend hand", "interpreter"]
    assert [titles(search(words)) for words in asked] == [["Carnival"]] * 4


def test_page_is_found_by_new_words_of_the_form_in_its_body(search, stories):
    form = SignupFormFactory(title="Lend a hand")
    StoryPageFactory(parent=stories, title="Carnival", body=[("signup", {"form": form})])
    form.title = "Bring drums"
    form.save_revision().publish()

    assert (titles(search("drum")), titles(search("lend"))) == (["Carnival"], [])


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


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200c"])
def test_unseen_letters_in_a_question_change_nothing(search, stories, unseen):
    StoryPageFactory(parent=stories, title="Marathon")

    assert titles(search(f"mara{unseen}thon")) == ["Marathon"]
