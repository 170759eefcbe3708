"""What a search asks the database for."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import CallPageFactory, StandardPageFactory, StoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def test_number_of_queries_does_not_grow(client, stories, calls, home, in_arabic, places):
    def queries():
        client.get("/en/search/?q=boats&year=2020")
        with CaptureQueriesContext(connection) as caught:
            client.get("/en/search/?q=boats&year=2020")
        return len(caught)

    in_arabic(StoryPageFactory(parent=stories, title="Boats"))
    few = queries()
    for _number in range(4):
        in_arabic(StoryPageFactory(parent=stories, title="Boats", dateline_place=places["Basra"][0]))
        CallPageFactory(parent=calls, title="Boats")
        StandardPageFactory(parent=home, title="Boats")

    assert queries() <= few <= 15


def test_looking_for_similar_words_stays_within_the_limit(client, stories):
    StoryPageFactory(parent=stories, title="Boats")
    client.get("/en/search/?q=boatss+wfestivel")
    with CaptureQueriesContext(connection) as caught:
        client.get("/en/search/?q=boatss+wfestivel&year=2020")

    assert len(caught) <= 15


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL knows of empty tables that they are empty.")
def test_no_page_is_asked_about_in_its_turn(client, stories):
    StoryPageFactory(parent=stories, title="Boats")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # leaves empty tables out, which SQLite then takes to be enormous
    with CaptureQueriesContext(connection) as caught:
        client.get("/en/search/?q=boats")

    statement = next(query["sql"] for query in caught if "MATCH" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        assert not [step for *_numbers, step in cursor.fetchall() if "CORRELATED" in step]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one index over titles and texts.")
def test_titles_and_texts_are_searched_by_one_index(client, stories):
    StoryPageFactory(parent=stories, title="Boats")
    with CaptureQueriesContext(connection) as caught:
        client.get("/en/search/?q=boats")

    statement = next(query["sql"] for query in caught if "@@" in query["sql"])
    condition = re.search(r"\(U1\.\S+ \|\| U1\.\S+\) @@ \(to_tsquery\(.+?\)\)", statement)[0]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # of few pages PostgreSQL rather reads all
        cursor.execute(f"EXPLAIN SELECT * FROM wagtailsearch_indexentry U1 WHERE {condition}")  # noqa: S608  as Wagtail wrote it
        assert "core_search_whole_texts" in str(cursor.fetchall())
