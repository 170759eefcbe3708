"""Searches that nobody meant, and some that somebody did."""

import pytest

from tests.factories import StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


BAD = {
    "ten thousand letters": "ا" * 10_000,
    "ten thousand words": "قارب " * 2_000,
    "marks only": "\u064b\u0650\u0652\u0640",
    "signs only": "!!! ... ()",
    "SQL": "' OR 1=1; DROP TABLE wagtailcore_page; --",
    "percent signs": "100% %s %(a)s",
    "tsquery": "a & !b | (c <-> d):*",
    "FTS5": 'title:a NEAR(b c, 2) ^d* "e" AND NOT -f {g}',
    "quotes": "\"'`“”‘’«»",
    "NUL": "a\0b",
    "backslashes": "\\ \\' a\\b",
    "right-to-left override": "\u202eboats\u202c \u2066x",
    "zero-width": "\u200b\u200c\u200d\ufeff",
    "emoji": "🚣🏽 boats 👩‍👩‍👧",
    "reserved words": "AND OR NOT",
    "markup": "<script>alert(1)</script>",
    "one letter": "و",
    "many scripts": "水 вода ὕδωρ मछली",
    "combining": "e" + "\u0301" * 500,
    "big number": "9" * 150,
}


def test_odd_questions_are_answered_in_words(search, stories):
    StoryPageFactory(parent=stories, title="Boats")

    for name, text in BAD.items():
        assert search(text).h1.get_text() == "Search", name


def test_broken_encoding_is_answered_in_words(client, home):
    assert client.get("/en/search/?q=%ED%A0%80boats%FF%FE").status_code == 200


def test_odd_choices_are_answered_in_words(search, stories):
    StoryPageFactory(parent=stories, title="Boats")
    choices = [
        {"page": "abc"},
        {"page": "-1"},
        {"page": "9" * 60},
        {"year": "٢٠٢٠"},
        {"year": "20.5"},
        {"year": "0"},
        {"year": "9" * 60},
        {"year": "²"},
        {"kind": "user"},
        {"kind": "\0"},
        {"topic": "' OR 1=1"},
        {"place": "\0" * 10},
        {"place": "x" * 1_000},
        {"kind": "standard", "year": "2020"},
    ]
    for choice in choices:
        assert search("boats", **choice).h1.get_text() == "Search", choice


def test_only_reading_is_allowed(client, home):
    assert client.post("/en/search/", {"q": "boats"}).status_code == 405
