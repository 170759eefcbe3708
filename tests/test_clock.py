"""Tests begin at the moment of the suite's clock, and the site takes the time from that clock alone."""

import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from tests import clock
from tests.factories import StoryPageFactory

MOMENT_OF_IMPORT = timezone.now()
SHORTLY = timedelta(minutes=5)
DATABASE_CLOCK = re.compile(
    r"\bNow\(\)|(?<!timezone\.)\b(?:now|clock_timestamp|statement_timestamp)\(\)|CURRENT_(?:DATE|TIME)"
)


@pytest.mark.parametrize(
    "now",
    [timezone.now, lambda: datetime.now(UTC), lambda: datetime.fromtimestamp(time.time(), UTC)],
    ids=["django", "datetime", "time"],
)
def test_every_test_begins_at_the_same_moment(now):
    assert clock.begin() <= now() < clock.begin() + SHORTLY


def test_modules_are_imported_at_that_moment_too():
    assert clock.begin() <= MOMENT_OF_IMPORT < clock.begin() + SHORTLY


def test_time_goes_on_during_a_test():
    before = timezone.now()
    time.sleep(0.002)
    assert timezone.now() > before


def test_rows_are_dated_by_the_clock_of_the_suite(stories):
    page = StoryPageFactory(parent=stories)
    page.save_revision().publish()
    assert clock.begin() <= Page.objects.get(pk=page.pk).last_published_at < clock.begin() + SHORTLY


def test_no_query_asks_the_database_for_the_time():
    """The clock of a database server is not the suite's, and may differ from the site's."""
    root = Path(settings.BASE_DIR)
    ours = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == root]
    sources = [path for app in ours for path in app.rglob("*.py")]

    assert len(sources) > 200
    assert [str(path) for path in sources if DATABASE_CLOCK.search(path.read_text(encoding="utf-8"))] == []
