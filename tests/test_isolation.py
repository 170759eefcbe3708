"""What follows a test with real commits puts the rows back, whoever else still writes."""

import threading
import time

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from tests import isolation

LIMIT = 20  # seconds

pytestmark = pytest.mark.django_db(transaction=True)


def test_rows_are_put_back_after_a_deadlock(monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer")
    monkeypatch.setattr(isolation, "PATIENCE", 0)
    get_user_model().objects.create_user("newcomer")
    with connection.cursor() as cursor:
        first, *_, last = isolation._tables_with_rows(cursor)
    locked = threading.Event()

    def write():
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute(f"SELECT 1 FROM {last} FOR UPDATE")  # noqa: S608  our own names
            locked.set()
            _wait_until_somebody_waits(cursor)
            cursor.execute(f"SELECT 1 FROM {first} FOR UPDATE")  # noqa: S608  our own names
            cursor.execute("COMMIT")
        connection.close()  # each thread has its own

    writer = threading.Thread(target=write)
    writer.start()
    assert locked.wait(LIMIT)
    isolation.begin_anew()
    writer.join(LIMIT)
    assert not writer.is_alive()
    assert not get_user_model().objects.filter(username="newcomer").exists()


def _wait_until_somebody_waits(cursor):
    deadline = time.monotonic() + LIMIT
    while time.monotonic() < deadline:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        if cursor.fetchone() != (0,):
            return
        time.sleep(0.01)
