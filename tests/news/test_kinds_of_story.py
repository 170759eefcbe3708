"""Opinions, testimonies and stories that others published first: how readers meet them, and who may find them where."""

import json
import re
from datetime import date

import pytest
from django.urls import reverse

from core.models import Person
from news.models import StoryAuthor, StoryPage
from tests.editing import complaints, send
from tests.factories import StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ADDRESS = "https://almada.example.org/water"
BODY = [("paragraph", "<p>The whole of what they wrote about the marsh.</p>")]


def press(stories, **fields):
    """Publish a story that a newspaper printed first."""
    given = {
        "genre": "press",
        "title": "Water falls again",
        "slug": "water",
        "source_name": "Al-Mada",
        "source_author": "Rim Salih",
        "source_url": ADDRESS,
        "source_date": date(2019, 5, 3),
        "source_language": "en",
        "body": BODY,
    }
    return StoryPageFactory(parent=stories, **given | fields)


def test_story_from_elsewhere_names_who_published_it_and_leads_there(read, stories):
    press(stories)
    page = read("/en/news/water/")
    source = page.select_one(".source")
    assert page.select_one(".kicker").text == "From elsewhere"
    assert "Published first by Al-Mada, Rim Salih, 3 May 2019." in " ".join(source.text.split())
    assert source.a["href"] == ADDRESS


def test_without_permission_only_the_summary_is_shown(read, stories):
    press(stories, intro="What it says in short.")
    page = read("/en/news/water/")
    assert "What it says in short." in page.main.text
    assert "whole of what they wrote" not in page.main.text
    assert "whole of what they wrote" not in read("/en/text/news/water/").main.text


@pytest.mark.parametrize("address", ["/en/whole-feed.xml", "/en/news/whole-feed.xml"])
def test_feed_of_whole_texts_shows_no_more_than_the_page(client, stories, address):
    press(stories, is_counted_as_ours=True)
    press(stories, slug="reeds", title="Reeds", is_counted_as_ours=True, has_source_permission=True)
    text = client.get(address).content.decode()
    assert "/en/news/water/" in text
    assert text.count("whole of what they wrote") == 1


def test_with_permission_the_whole_text_is_shown(read, stories):
    press(stories, has_source_permission=True)
    assert "whole of what they wrote" in read("/en/news/water/").main.text


@pytest.mark.indexed
def test_what_may_not_be_shown_is_not_found_either(read, stories):
    press(stories)
    press(stories, slug="reeds", has_source_permission=True)
    found = read("/en/search/?q=marsh").select(".found h3 a")
    assert [link["href"] for link in found] == ["/en/news/reeds/"]


def test_search_engines_are_led_to_the_original(read, stories):
    press(stories)
    assert read("/en/news/water/").select_one("link[rel=canonical]")["href"] == ADDRESS


def test_our_translation_is_a_text_of_ours_and_says_so(read, stories, in_arabic):
    in_arabic(press(stories, source_language="it"), slug="water")
    for path, words in {"/en/news/water/": "Italian", "/ar/news/water/": "الإيطالية"}.items():
        page = read(path)
        assert words in page.select_one(".source").text
        assert page.select_one("link[rel=canonical]")["href"] == f"http://localhost{path}"


def test_copy_of_a_text_elsewhere_is_no_version_of_our_translation(read, client, stories, in_arabic):
    in_arabic(press(stories, is_counted_as_ours=True), slug="water")
    versions = {
        path: [link["hreflang"] for link in read(path).select("link[rel=alternate][hreflang]")]
        for path in ("/en/news/water/", "/ar/news/water/")
    }
    assert versions == {"/en/news/water/": [], "/ar/news/water/": ["ar", "x-default"]}
    sitemap = client.get("/sitemap-pages-1.xml").content.decode()
    entries = {
        path: sitemap.partition(f"<loc>http://localhost{path}</loc>")[2].partition("</url>")[0] for path in versions
    }
    assert {path: re.findall('hreflang="(.+?)"', entry) for path, entry in entries.items()} == versions


def test_language_in_which_it_is_entered_is_that_of_the_source(stories):
    page = press(stories, source_language="")
    page.full_clean()
    assert page.source_language == "en"


@pytest.mark.parametrize("address", ["/en/feed.xml", "/en/news/feed.xml", "/sitemap-pages-1.xml"])
def test_press_is_not_among_ours_unless_an_editor_says_so(client, stories, address):
    press(stories)
    press(stories, slug="ours-too", title="Ours too", is_counted_as_ours=True)
    StoryPageFactory(parent=stories, slug="boats")
    text = client.get(address).content.decode()
    assert "/en/news/water/" not in text
    assert "/en/news/ours-too/" in text
    assert "/en/news/boats/" in text


def test_list_offers_ours_or_others_where_there_are_others(read, stories):
    StoryPageFactory(parent=stories, slug="boats", title="Boats")
    assert read("/en/news/").select_one("select[name=source]") is None


@pytest.mark.parametrize(
    ("source", "titles"), [("", {"Boats", "Water falls again"}), ("ours", {"Boats"}), ("press", {"Water falls again"})]
)
def test_list_is_narrowed_to_ours_or_to_others(read, stories, source, titles):
    StoryPageFactory(parent=stories, slug="boats", title="Boats")
    press(stories)
    page = read(f"/en/news/?source={source}")
    assert {link.text.strip() for link in page.select("main h3 a")} == titles
    assert [one["value"] for one in page.select("select[name=source] option")] == ["", "ours", "press"]


def test_source_that_does_not_exist_finds_nothing(read, stories):
    press(stories)
    assert read("/en/news/?source=x").select("main h3 a") == []


def test_publishing_asks_for_the_source(editor, stories):
    answer = send(editor, stories, StoryPage, genre="press")
    assert set(complaints(answer)) == {"source_name", "source_url"}


def test_address_that_is_none_is_refused_in_words(editor, stories):
    answer = send(editor, stories, StoryPage, genre="press", source_name="Al-Mada", source_url="javascript:alert(1)")
    assert set(complaints(answer)) == {"source_url"}


@pytest.mark.parametrize("wrong", [{"source_url": "ftp://x.example/a"}, {"source_date": "2031-01-01"}])
def test_source_that_cannot_be_one_is_refused_in_words(editor, stories, wrong):
    fits = {"genre": "press", "source_name": "Al-Mada", "source_url": "https://x.example/a"}
    answer = send(editor, stories, StoryPage, **fits | wrong)
    assert set(complaints(answer)) == set(wrong)


@pytest.mark.parametrize("genre", ["opinion", "testimony"])
def test_author_of_an_opinion_is_introduced_below_it(read, stories, genre):
    page = StoryPageFactory(parent=stories, slug="why", genre=genre)
    person = Person.objects.create(name="Rim", role="teacher", biography="She taught in Basra.", locale=page.locale)
    page.authors = [StoryAuthor(person=person, locale=page.locale)]
    page.save()
    shown = read("/en/news/why/")
    assert shown.select_one(".kicker").text == {"opinion": "Opinion", "testimony": "Testimony"}[genre]
    assert "She taught in Basra." in shown.select_one(".biography").text


@pytest.mark.parametrize(
    ("fields", "kind"), [({"genre": "opinion"}, "OpinionNewsArticle"), ({"genre": "testimony"}, "NewsArticle")]
)
def test_structured_data_tells_opinions_from_news(read, stories, fields, kind):
    StoryPageFactory(parent=stories, slug="why", **fields)
    assert json.loads(read("/en/news/why/").select('script[type="application/ld+json"]')[0].string)["@type"] == kind


def test_structured_data_names_the_original(read, stories):
    press(stories)
    data = json.loads(read("/en/news/water/").select('script[type="application/ld+json"]')[0].string)
    assert data["author"] == [{"@type": "Person", "name": "Rim Salih"}]
    assert data["isBasedOn"]["url"] == ADDRESS
    assert data["isBasedOn"]["publisher"]["name"] == "Al-Mada"


@pytest.mark.parametrize("pattern", ["opinion", "elsewhere"])
def test_each_kind_begins_with_a_draft_of_its_own(editor, stories, pattern):
    editor.post(reverse("editors:start"), {"pattern": pattern, "parent": stories.pk})
    assert StoryPage.objects.get().genre == {"opinion": "opinion", "elsewhere": "press"}[pattern]
