"""Rows that are written while code goes through them are read in batches; whoever reads with `iterator` does not write."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Topic
from core.row_batches import in_batches
from tests.factories import TopicFactory

ITERATOR = re.compile(r"\.iterator\(")
# What each does with the rows. A new one outside a transaction that writes between them takes `in_batches`.
READERS = {
    "core/backups/database_copy.py": "writes into another database",
    "core/publishing/term_stores.py": "inside the transaction of its callers",
    "core/search/vocabulary.py": "counts words",
    "forms_app/admin/downloads.py": "makes a file",
    "forms_app/answer_search.py": "looks for words",
    "forms_app/statistics.py": "counts answers",
    "importing/decisions.py": "makes a list",
    "importing/examination.py": "counts terms",
    "importing/report.py": "makes a file",
    "importing/twins.py": "makes pairs",
    "translations/exchange/tmx.py": "makes a file",
    "translations/term_sources.py": "inside the transaction of its callers",
    "translations/views/lists.py": "makes a file",
}
APPS = ("core", "editors", "forms_app", "translations", "importing", "home", "news", "campaigns", "demonstration")


def test_whoever_reads_with_an_iterator_is_known():
    root = Path(settings.BASE_DIR)
    files = (path for app in APPS for path in (root / app).rglob("*.py"))
    found = {str(path.relative_to(root)) for path in files if ITERATOR.search(path.read_text())}
    assert found == set(READERS)


@pytest.mark.django_db
def test_every_row_comes_once_while_rows_are_written():
    topics = [TopicFactory(name=f"Topic {number}") for number in range(5)]
    seen = []
    for topic in in_batches(Topic.objects.filter(name__startswith="Topic"), 2):
        seen.append(topic.pk)
        topic.name = f"Seen {topic.pk}"  # no longer among the rows asked for
        topic.save()
    assert seen == [topic.pk for topic in topics]


@pytest.mark.django_db
def test_no_query_is_under_way_between_two_batches():
    for number in range(4):
        TopicFactory(name=f"Topic {number}")
    with CaptureQueriesContext(connection) as caught:
        rows = in_batches(Topic.objects.filter(name__startswith="Topic"), 2)
        next(rows)
    assert "LIMIT 2" in caught[-1]["sql"]
    assert len([*rows]) == 3
