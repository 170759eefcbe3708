"""The screen on which the words of the interface are written."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from editors.languages.saved_texts import SavedText, saved_texts_in
from editors.roles import translators_of
from tests.editors.languages.conftest import text

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

SKIP = "Skip to the main text"
ADDRESS = "/admin/desk/languages/ckb/words/"


def opened(browser, query=""):
    return BeautifulSoup(browser.get(ADDRESS + query).content, "html.parser")


def sources(page):
    return [legend.text for legend in page.select(".desk-word legend")]


def test_each_text_stands_beside_its_english_and_arabic_in_their_directions(administrator, sorani):
    page = opened(administrator, f"?words={SKIP}")
    found = [(each["lang"], each["dir"]) for each in page.select(".desk-word p[lang], .desk-word textarea")]

    assert found == [("en", "ltr"), ("ar", "rtl"), ("ckb", "rtl")]


def test_words_are_saved_with_their_state(administrator, sorani):
    digest = text(SKIP).digest
    administrator.post(ADDRESS, {f"{digest}-0": "  بڕۆ  ", f"{digest}-draft": "on"})

    assert saved_texts_in(sorani) == {digest: SavedText(["بڕۆ"], is_draft=True)}


def test_emptied_words_are_taken_out(administrator, sorani, word):
    word(sorani, SKIP, "بڕۆ")
    administrator.post(ADDRESS, {f"{text(SKIP).digest}-0": ""})

    assert saved_texts_in(sorani) == {}


def test_wrong_words_stay_on_the_screen_and_right_ones_are_saved(administrator, sorani):
    wrong, right = text("Page not found").digest, text(SKIP).digest
    answer = administrator.post(ADDRESS, {f"{wrong}-0": "<b>نییە", f"{right}-0": "بڕۆ"})
    page = BeautifulSoup(answer.content, "html.parser")

    assert saved_texts_in(sorani) == {right: SavedText(["بڕۆ"])}
    assert [field.text.strip() for field in page.select("textarea")] == ["<b>نییە"]
    assert page.select_one("textarea")["aria-invalid"] == "true"
    assert "<b>" in page.select_one(".error-message").text


def test_list_narrows_to_what_is_missing_or_a_draft(administrator, sorani, word):
    word(sorani, SKIP, "بڕۆ", is_draft=True)

    assert SKIP not in sources(opened(administrator, "?state=missing"))
    assert sources(opened(administrator, "?state=draft")) == [SKIP]


@pytest.mark.parametrize("words", ["skip to the MAIN", "بڕۆ بۆ", "النص الرئيسي"])
def test_words_are_found_in_every_language_of_the_screen(administrator, sorani, word, words):
    word(sorani, SKIP, "بڕۆ بۆ دەق")

    assert SKIP in sources(opened(administrator, f"?words={words}"))


def test_plural_has_a_field_for_each_form_and_says_for_which_numbers(administrator, sorani):
    from editors.languages.public_texts import public_texts

    plural = next(found for found in public_texts().values() if found.plural)
    page = opened(administrator, f"?words={plural.source.partition(' ')[2]}")
    word = next(each for each in page.select(".desk-word") if each.legend.text == plural.source)

    assert len(word.select("textarea")) == 2
    assert "1" in word.select_one("label[for]").select("bdi")[1].text


def test_list_goes_on_over_pages_and_keeps_the_question(administrator, sorani):
    page = opened(administrator, "?state=missing&p=2")

    assert page.select_one(".desk-pages a")["href"] == "?state=missing&p=1"


def test_team_words_its_language(sign_in, sorani):
    digest = text(SKIP).digest
    sign_in(translators_of(sorani)).post(ADDRESS, {f"{digest}-0": "بڕۆ"})

    assert saved_texts_in(sorani)[digest].wordings == ["بڕۆ"]


@pytest.mark.parametrize("code", ["en", "ar"])
def test_administrator_words_what_came_with_the_site_otherwise_and_takes_it_back(administrator, home, code):
    digest, address = text(SKIP).digest, f"/admin/desk/languages/{code}/words/"
    locale = Locale.objects.get(language_code=code)

    administrator.post(address, {f"{digest}-0": "Straight on"})
    assert saved_texts_in(locale)[digest].wordings == ["Straight on"]
    page = BeautifulSoup(administrator.get(address, {"state": "there"}).content, "html.parser")
    assert sources(page) == [SKIP]

    administrator.post(address, {f"{digest}-0": ""})
    assert saved_texts_in(locale) == {}


def test_team_does_not_word_a_language_that_came_with_the_site(sign_in, arabic):
    digest = text(SKIP).digest
    sign_in(translators_of(arabic)).post("/admin/desk/languages/ar/words/", {f"{digest}-0": "بڕۆ"})
    assert saved_texts_in(arabic) == {}


def test_words_for_editors_are_not_asked_for(administrator, sorani):
    from editors.languages.public_texts import public_texts

    texts = {found.source for found in public_texts().values()}
    assert {"Baghdad", "Announced", "Media partner", "News", "Page not found"} <= texts
    assert not {"Send to translators", "Glossary", "Add a language"} & texts


def test_screen_costs_the_same_with_many_words(administrator, sorani, word):
    def cost():
        opened(administrator)
        with CaptureQueriesContext(connection) as queries:
            opened(administrator)
        return len(queries)

    before = cost()
    for source in (SKIP, "Page not found", "Baghdad", "Basra"):
        word(sorani, source, "وشە")
    opened(administrator)  # reads the words of the interface again

    assert cost() == before <= 20
