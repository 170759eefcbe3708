"""How much of what the rules of the languages promise is found, over tests/core/search/pairs.py."""

import re
import sys

import pytest
from django.db import connection
from wagtail.models import Page

from core.models.listing import Filters
from core.search.engine import search_pages
from tests.core.search.pairs import HITS, NEAR_MISSES, TYPING_ERRORS
from tests.factories import StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

EVERYTHING = Filters()
FOUND_ON = {"postgresql": 0.95, "sqlite": 0.85}
NOT_FOUND = 0.85


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
        results = search_pages(pair.query, EVERYTHING, front_page, homes)
        if pair in NEAR_MISSES and results.corrected:
            return False  # readers are told that these are other words
        return page.pk in {hit.pk for hit in results.pages[: results.full]}

    return found


def share_right(name, pairs, wrong):
    """Say what does not go as the rule says, which `pytest -s` shows, and return the share of what does."""
    lines = [f"    {pair.query!r} and {pair.document!r}: {pair.rule}" for pair in wrong]
    lines.insert(0, f"{name} on {connection.vendor}: {len(pairs) - len(wrong)} of {len(pairs)} as the rule says")
    sys.stdout.write("\n".join(["", *lines, ""]))
    return 1 - len(wrong) / len(pairs)


def test_words_are_found_whatever_their_form_small_errors_forgiven_and_others_are_not(is_found):
    hits = share_right("Hits", HITS, [pair for pair in HITS if not is_found(pair)])
    errors = share_right("Typing errors", TYPING_ERRORS, [pair for pair in TYPING_ERRORS if not is_found(pair)])
    misses = share_right("Near misses", NEAR_MISSES, [pair for pair in NEAR_MISSES if is_found(pair)])

    promised = FOUND_ON[connection.vendor], FOUND_ON[connection.vendor], NOT_FOUND
    shares = hits, errors, misses
    assert [share >= least for share, least in zip(shares, promised, strict=True)] == [True] * 3, shares
