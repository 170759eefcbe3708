"""How much of what the rules of the languages promise is found, over tests/search/pairs.py."""

import re
import sys

import pytest
from django.db import connection
from wagtail.models import Page

from core.search.filters import Filters
from core.search.finding import find
from tests.factories import StoryPageFactory
from tests.search.pairs import HITS, NEAR_MISSES, TYPING_ERRORS

pytestmark = pytest.mark.django_db

EVERYTHING = Filters("", "", "", "")
FOUND_ON = {"postgresql": 0.95, "sqlite": 0.85}


@pytest.fixture
def is_found(stories, arabic_stories, home, arabic_home, places, icssi):
    """Return a function that says whether a pair's query finds its document among those of all pairs."""
    pages = {}
    for number, pair in enumerate(sorted({pair.document for pair in [*HITS, *TYPING_ERRORS, *NEAR_MISSES]})):
        list_page = arabic_stories if re.search("[\u0620-\u06d5]", pair) else stories
        # Half of them in the title, half in the body.
        words = {"title": pair} if number % 2 else {"body": [("paragraph", f"<p>{pair}</p>")]}
        pages[pair] = StoryPageFactory(parent=list_page, **words)

    def found(pair):
        page = pages[pair.document]
        front_page = home if page.locale_id == home.locale_id else arabic_home
        homes = [Page.objects.get(pk=home.pk), Page.objects.get(pk=arabic_home.pk)]
        return page.pk in {hit.pk for hit in find(pair.query, EVERYTHING, front_page, homes).pages}

    return found


def report(name, pairs, wrong):
    """Say what does not go as the rule says; `pytest -s` shows it."""
    lines = [f"    {pair.query!r} and {pair.document!r}: {pair.rule}" for pair in wrong]
    lines.insert(0, f"{name} on {connection.vendor}: {len(pairs) - len(wrong)} of {len(pairs)} as the rule says")
    sys.stdout.write("\n".join(["", *lines, ""]))


def test_words_are_found_whatever_their_form(is_found):
    missed = [pair for pair in HITS if not is_found(pair)]
    report("Hits", HITS, missed)

    assert 1 - len(missed) / len(HITS) >= FOUND_ON[connection.vendor]


def test_small_typing_errors_are_forgiven(is_found):
    missed = [pair for pair in TYPING_ERRORS if not is_found(pair)]
    report("Typing errors", TYPING_ERRORS, missed)

    assert 1 - len(missed) / len(TYPING_ERRORS) >= FOUND_ON[connection.vendor]


def test_other_words_are_not_found(is_found):
    found = [pair for pair in NEAR_MISSES if is_found(pair)]
    report("Near misses", NEAR_MISSES, found)

    assert 1 - len(found) / len(NEAR_MISSES) >= 0.85
