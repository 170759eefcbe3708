"""Tests that no database changes run once where both databases are tested.

`bin/test.py` sets BOTH_DATABASES while it runs the tests on SQLite and on PostgreSQL. The run on PostgreSQL, which also
drives the browser, then leaves out what the run on SQLite tells as well: tests that use no database, and those marked
`one_database`. A run on one database, by hand or with SQLITE_ONLY=1, runs everything. The end of the run says what it left out.
"""

import os

import pytest
from django.conf import settings

FIXTURES = {"db", "transactional_db", "live_server"}  # not `rendered`: its pages were made before the test begins
LEFT_OUT = "left_out_on_this_database"
counts: list[int] = []


def uses_database(item: pytest.Item) -> bool:
    """Tell whether a test could go otherwise on another database."""
    if item.get_closest_marker("one_database"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or not fixtures.isdisjoint(FIXTURES)


def is_left_to_sqlite() -> bool:
    """Tell whether a run on SQLite goes on beside this one on PostgreSQL."""
    return bool(os.environ.get("BOTH_DATABASES")) and "sqlite" not in settings.DATABASES["default"]["ENGINE"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not is_left_to_sqlite():
        return
    kept = [item for item in items if uses_database(item)]
    left_out = [item for item in items if not uses_database(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept
    counts.append(len(left_out))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let the process that writes the report know what this one left out."""
    if hasattr(session.config, "workeroutput") and counts:
        session.config.workeroutput[LEFT_OUT] = counts[-1]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error) -> None:
    counts.append(getattr(node, "workeroutput", {}).get(LEFT_OUT, 0))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if is_left_to_sqlite():
        terminalreporter.section("THE RUN ON SQLITE ALONE RAN THE REST", sep="!", bold=True)
        terminalreporter.line(
            f"{max(counts, default=0)} tests say nothing about the database and did not run on PostgreSQL."
        )
