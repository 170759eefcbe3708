"""What keeps tests, and fixtures of a module or of the session, from seeing each other's rows and caches."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import OperationalError, connection, transaction
from django.utils import translation

from core import interface_texts, memo
from core.i18n import digits
from core.operations import missed_addresses
from core.prefetch.choosers import clear_prefetched
from core.search.vocabulary import forget_vocabulary

BEGINNING = "beginning_"  # of the names of the tables that keep what a new database begins with
PATIENCE = 30  # seconds
ATTEMPTS = 5
DEADLOCK = "40P01"  # PostgreSQL's deadlock_detected


def forget() -> None:
    """Empty the caches, which may know of rows that are there no more, and forget what a reader chose."""
    cache.clear()
    clear_prefetched()  # a request does so when it begins, but not every test makes one
    digits.forget_choice()
    interface_texts.assume_none()
    forget_vocabulary()
    memo.forget()
    missed_addresses.waiting.clear()


@contextmanager
def rows_for_a_while(blocker) -> Iterator[None]:
    """Let rows be written that are taken back at the end, beside those of a new database."""
    forget()
    with blocker.unblock(), translation.override("en"), transaction.atomic():
        yield
        transaction.set_rollback(True)
    forget()


def begin_anew() -> None:
    """Put back what a new database begins with in place of all rows.

    A page that is left may send its words once more, after the browser has gone. Such a request and this can wait for
    each other's rows; PostgreSQL then ends one of the two, and if that was this one, it waits and begins again.
    """
    for attempt in range(1, ATTEMPTS + 1):
        _wait_for_server()
        try:
            return _replace_rows()
        except OperationalError as error:
            deadlock = getattr(error.__cause__, "pgcode", "") == DEADLOCK
            if not deadlock or attempt == ATTEMPTS:
                raise


def _replace_rows() -> None:
    # At its end rows point at each other as they should. A module whose rows were made once is no place for such tests.
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        remembered = [name for name in connection.introspection.table_names(cursor) if name.startswith(BEGINNING)]
        for table in _tables_with_rows(cursor):
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608  our own names, as below
        for name in remembered:
            cursor.execute(f"INSERT INTO {name.removeprefix(BEGINNING)} SELECT * FROM {name}")  # noqa: S608
    ContentType.objects.clear_cache()


def _tables_with_rows(cursor) -> list[str]:
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    cursor.execute(" UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in tables))  # noqa: S608
    return [table for (table,) in cursor.fetchall()]


def _wait_for_server() -> None:
    """Let requests that were under way when a browser left come to their end; they hold rows that are to be deleted."""
    if connection.vendor != "postgresql":
        return
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(f"{others} AND state <> 'idle'")
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.05)
