"""Words from the database stand on pages: at once, in plural forms, and with an honest stopgap."""

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.translation import gettext, ngettext
from wagtail.models import Locale

from core import interface_texts
from core.models import OpenLanguage
from editors.languages.saved_texts import SavedText, save_texts
from tests.editors.languages.conftest import text

MANY = "%(count)s page"


@pytest.fixture
def turkish(db):
    return Locale.objects.create(language_code="tr")


@pytest.fixture
def kurmanji(db):
    """A language Django itself has no catalogue for."""
    return Locale.objects.create(language_code="ku")


def test_wording_takes_the_place_of_its_source(sorani, word):
    word(sorani, "Skip to the main text", "بڕۆ بۆ دەقی سەرەکی")

    with translation.override("ckb"):
        assert gettext("Skip to the main text") == "بڕۆ بۆ دەقی سەرەکی"


def test_language_unknown_to_django_is_spoken(kurmanji, word):
    word(kurmanji, "Skip to the main text", "Biçe nivîsa sereke")

    with translation.override("ku"):
        assert gettext("Skip to the main text") == "Biçe nivîsa sereke"


@pytest.mark.parametrize(
    ("code", "stopgap"),
    [("ckb", "انتقل إلى النص الرئيسي"), ("ku", "Skip to the main text"), ("tr", "Skip to the main text")],
)
@pytest.mark.django_db
def test_missing_words_stand_in_the_fallback_of_the_preset(code, stopgap):
    with translation.override("ar"):
        arabic = gettext("Skip to the main text")
    with translation.override(code):
        assert gettext("Skip to the main text") == (arabic if stopgap != "Skip to the main text" else stopgap)


@pytest.mark.django_db
def test_words_django_knows_are_django_s():
    with translation.override("tr"):
        assert gettext("Monday") == "Pazartesi"


def test_plural_follows_the_rule_of_the_language(turkish, plural_text):
    save_texts(turkish, {plural_text: SavedText(["bir tane", "%(count)s tane"])})
    interface_texts.clear()

    with translation.override("tr"):
        said = [ngettext(plural_text.source, plural_text.plural, number) for number in (0, 1, 2, 21)]

    assert said == ["bir tane", "bir tane", "%(count)s tane", "%(count)s tane"]


@pytest.fixture
def plural_text():
    from editors.languages.public_texts import public_texts

    return next(found for found in public_texts().values() if found.plural)


def test_words_cost_one_query_for_each_change_of_the_site_and_none_for_a_look(sorani, word):
    word(sorani, "Skip to the main text", "بڕۆ بۆ دەقی سەرەکی")

    with translation.override("ckb"), CaptureQueriesContext(connection) as queries:
        for _number in range(5):
            gettext("Skip to the main text")
            gettext("nobody wrote this")

    assert len(queries) == 1


@pytest.mark.django_db
def test_english_and_arabic_cost_nothing():
    with CaptureQueriesContext(connection) as queries:
        for code in ("en", "ar"):
            with translation.override(code):
                gettext("Skip to the main text")

    assert len(queries) == 0


@pytest.mark.parametrize("code", ["en", "ar"])
def test_language_that_came_with_the_site_is_worded_otherwise_from_the_next_request_on(client, home, word, code):
    word(Locale.objects.get(language_code=code), "Skip to the main text", "Straight on")

    assert "Straight on" in client.get(f"/{code}/").content.decode()
    other = {"en": "ar", "ar": "en"}[code]
    assert "Straight on" not in client.get(f"/{other}/").content.decode()


def test_arabic_worded_otherwise_keeps_its_six_plural_forms(arabic, client, plural_text):
    forms = [f"{number} %(count)s" for number in range(6)]
    save_texts(arabic, {plural_text: SavedText(forms)})
    interface_texts.clear()
    interface_texts.refresh()

    with translation.override("ar"):
        said = [ngettext(plural_text.source, plural_text.plural, number)[0] for number in (0, 1, 2, 3, 11, 100)]

    assert said == list("012345")


@pytest.mark.django_db
def test_request_reads_words_once_for_each_change_of_the_site(client, home):
    interface_texts.clear()
    counts = []
    for _number in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/")
        counts.append(sum("core_interfacetext" in query["sql"] for query in queries))

    assert counts == [1, 0]


def test_words_known_last_are_used_while_the_database_is_away(sorani, word, monkeypatch):
    word(sorani, "Skip to the main text", "بڕۆ بۆ دەقی سەرەکی")

    def fail():
        raise DatabaseError

    with translation.override("ckb"):
        gettext("Skip to the main text")
        monkeypatch.setattr(interface_texts, "_read", fail)
        interface_texts._Memory.words = interface_texts._Memory.words._replace(generation=b"an older one")

        assert gettext("Skip to the main text") == "بڕۆ بۆ دەقی سەرەکی"


@pytest.mark.django_db(transaction=True)
def test_page_made_after_a_change_has_the_new_words(client, home, sorani_home):
    """No word is forgotten by hand here: the generation of the page store says that something changed."""
    OpenLanguage.objects.create(locale=sorani_home.locale)
    for words in ("یەکەم", "دووەم"):
        save_texts(sorani_home.locale, {text("Skip to the main text"): SavedText([words])})

        assert words in client.get("/ckb/").content.decode()


def test_hooks_into_django_are_still_there():
    from django.utils.translation import trans_real

    assert isinstance(trans_real.translation("ckb"), interface_texts.LaterTranslation)
    for code in ("en", "ar"):
        assert type(trans_real.translation(code)) is interface_texts.ShippedTranslation
