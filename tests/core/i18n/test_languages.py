"""Every page in every language: the switcher, what search engines are told, and what is not translated yet."""

import pytest
from wagtail.models import Locale

from core.i18n.languages import Language
from core.models import OpenLanguage
from tests.factories import StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def story(stories):
    return StoryPageFactory(parent=stories, slug="boats", title="Boats for the marshes")


@pytest.fixture
def kurdish_home(home):
    """A third language, opened to readers."""
    locale = Locale.objects.create(language_code="ckb")
    OpenLanguage.objects.create(locale=locale)
    twin = home.copy_for_translation(locale)
    twin.save_revision().publish()
    return twin


def switches(page):
    """Return where the switcher leads, by language; the current one leads nowhere."""
    entries = page.select("header [lang]")
    return {entry["lang"]: entry.get("href") for entry in entries}


def alternates(page):
    return {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}


@pytest.mark.parametrize(("code", "direction"), [("en", "ltr"), ("ar", "rtl"), ("ckb", "rtl"), ("ku", "ltr")])
def test_language_knows_its_direction(code, direction):
    assert Language(code).direction == direction


@pytest.mark.parametrize(("path", "code", "direction"), [("/en/", "en", "ltr"), ("/ar/", "ar", "rtl")])
def test_page_says_its_language_and_direction(read, home, path, code, direction):
    page = read(path)

    assert (page.html["lang"], page.html["dir"]) == (code, direction)


def test_switcher_leads_to_the_translation(read, story, in_arabic):
    in_arabic(story, slug="qawarib")

    assert switches(read("/en/news/boats/")) == {"en": None, "ar": "/ar/news/qawarib/"}
    assert switches(read("/ar/news/qawarib/")) == {"en": "/en/news/boats/", "ar": None}


def test_switcher_names_each_language_in_its_own_words(read, home):
    names = [entry.text for entry in read("/en/").select("header [lang]")]

    assert names == ["English", "العربية"]


def test_switcher_of_an_untranslated_page_leads_to_where_that_is_said(read, story):
    address = switches(read("/en/news/boats/"))["ar"]

    page = read(address)

    assert address == "/ar/news/boats/"
    assert page.html["lang"] == "ar"
    assert page.main.find("a", href="/en/news/boats/").text == "Boats for the marshes"


def test_page_that_says_not_in_your_language_yet_is_kept_out_of_search_engines(read, story):
    assert read("/ar/news/boats/").find("meta", {"name": "robots"})["content"] == "noindex"


def test_page_that_says_not_in_your_language_yet_leads_back_to_the_original(read, story):
    assert switches(read("/ar/news/boats/"))["en"] in {"/en/news/boats/", "/en/"}


def test_arabic_original_is_offered_to_english_readers(read, arabic_home):
    from tests.factories import StoryIndexPageFactory

    parent = StoryIndexPageFactory(parent=arabic_home, slug="news", title="أخبار")
    StoryPageFactory(parent=parent, slug="boats", title="قوارب")

    link = read("/en/news/boats/").main.find("a", href="/ar/news/boats/")
    entry = link.find_parent("li")

    assert (entry["lang"], entry["dir"], link.text) == ("ar", "rtl", "قوارب")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_draft_is_not_there_in_any_language(read, stories, in_arabic, language):
    in_arabic(StoryPageFactory(parent=stories, slug="published"))
    StoryPageFactory(parent=stories, slug="boats", live=False)

    page = read(f"/{language}/news/boats/", status=404)

    assert page.html["lang"] == language


@pytest.mark.parametrize("language", ["en", "ar"])
def test_deleted_page_is_gone_in_any_language(read, story, language):
    story.delete()

    assert read(f"/{language}/news/boats/", status=404).html["lang"] == language


def test_draft_translation_shows_nobody_its_words(read, story, in_arabic):
    in_arabic(story, slug="qawarib", title="قوارب").unpublish()

    assert read("/ar/news/qawarib/", status=404).find(string="قوارب") is None
    assert set(alternates(read("/en/news/boats/"))) == {"en", "x-default"}


def test_page_tells_search_engines_of_its_twin_and_is_told_of_by_it(read, story, in_arabic):
    in_arabic(story, slug="qawarib")
    english, arabic = "http://localhost/en/news/boats/", "http://localhost/ar/news/qawarib/"

    told = alternates(read("/en/news/boats/"))

    assert told == {"en": english, "ar": arabic, "x-default": english}
    assert alternates(read("/ar/news/qawarib/")) == told


def test_page_in_one_language_only_is_the_one_for_everybody(read, story):
    address = "http://localhost/en/news/boats/"

    assert alternates(read("/en/news/boats/")) == {"en": address, "x-default": address}


def test_address_of_a_language_that_is_not_open_is_not_there(read, home):
    assert read("/ckb/", status=404).html["lang"] == "en"


def test_unpublished_front_page_closes_its_language(read, story, in_arabic, arabic_home):
    in_arabic(story)
    arabic_home.unpublish()

    assert read("/ar/news/boats/", status=404)
    page = read("/en/news/boats/")
    assert switches(page).get("ar") is None
    assert set(alternates(page)) == {"en", "x-default"}


def test_third_language_appears_once_it_is_opened_and_its_front_page_published(read, story, kurdish_home):
    assert switches(read("/en/news/boats/"))["ckb"] == "/ckb/news/boats/"
    assert switches(read("/en/"))["ckb"] == "/ckb/"


def test_third_language_runs_its_own_way(read, kurdish_home):
    page = read("/ckb/")

    assert (page.html["lang"], page.html["dir"]) == ("ckb", "rtl")


def test_third_language_offers_every_original(read, story, in_arabic, kurdish_home):
    in_arabic(story)

    found = {entry["lang"]: entry.a["href"] for entry in read("/ckb/news/boats/").select("main li[lang]")}

    assert found == {"en": "/en/news/boats/", "ar": "/ar/news/boats/"}
