"""What SQLite knows of its tables, which decides how it looks things up."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from core.operations.table_statistics import ROWS_OF_EMPTY_TABLE, count_rows
from news.models import StoryPage
from tests.factories import StoryPageFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL knows of empty tables that they are empty."),
]


STORIES = StoryPage._meta.db_table


@pytest.fixture
def many(stories):
    """Stories, and rows of pages enough for SQLite to think twice; nobody walks this tree."""
    for _number in range(3):
        StoryPageFactory(parent=stories)
    kind = ContentType.objects.get_for_model(Page)
    rows = (Page(path=f"9{number:03}", depth=1, content_type=kind, locale=stories.locale) for number in range(500))
    Page.objects.bulk_create(rows)
    count_rows()


def test_page_tree_is_not_read_to_learn_that_no_page_is_restricted(many):
    first_step = PageViewRestriction.objects.select_related("page").explain().splitlines()[0]

    assert "SCAN wagtailcore_pageviewrestriction" in first_step


def test_rows_can_be_counted_again_and_again(many):
    StoryPage.objects.all().delete()
    count_rows()
    count_rows()

    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s", [STORIES])
        assert cursor.fetchall() == [(str(ROWS_OF_EMPTY_TABLE),)]
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s", [Page._meta.db_table])
        assert cursor.fetchall() != [(str(ROWS_OF_EMPTY_TABLE),)]


def test_all_indexes_of_a_table_are_known_to_have_as_many_rows(many):
    kind, locale = ContentType.objects.get_for_model(Page), Page.objects.first().locale
    Page.objects.bulk_create(Page(path=f"8{n:03}", depth=1, content_type=kind, locale=locale) for n in range(999))
    Page.objects.bulk_create(Page(path=f"7{n:03}", depth=1, content_type=kind, locale=locale) for n in range(999))
    count_rows()

    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s", [Page._meta.db_table])
        assert {stat.split()[0] for (stat,) in cursor.fetchall()} == {str(Page.objects.count())}


@pytest.mark.parametrize("path", ["/en/feed.xml", "/en/news/feed.xml"])
def test_feeds_look_at_the_newest_pages_alone(client, many, path):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200

    newest = [query["sql"] for query in caught if f'{STORIES}"."put_up_at" DESC' in query["sql"]]
    assert len(newest) == 1
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {newest[0]}")
        steps = [step for *_numbers, step in cursor.fetchall()]
    assert {step.rpartition(" ")[2] for step in steps if step.startswith("SCAN")} == {"story_newly_published"}
    assert "USE TEMP B-TREE FOR ORDER BY" not in steps
