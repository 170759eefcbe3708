import threading
from types import SimpleNamespace

import pytest
from django.db import connection

from core.page_store.pg_notify import CHANGED, TAKEN_DOWN, Listener


@pytest.fixture
def deleted():
    return []


@pytest.fixture
def listener(generation, deleted, tmp_path):
    return Listener(generation, deleted.append, tmp_path / "listening")


def test_what_another_host_changed_counts_here(listener, generation):
    before = generation.current
    notices = [SimpleNamespace(channel=CHANGED, payload="")]
    listener.handle(notices)
    assert generation.current != before
    assert notices == []


def test_what_another_host_took_down_is_deleted_here(listener, deleted):
    listener.handle([SimpleNamespace(channel=TAKEN_DOWN, payload="/en/news/boats/")])
    assert deleted == ["/en/news/boats/"]


@pytest.mark.django_db(transaction=True)
def test_commit_is_notified_through_postgresql(listener, generation, deleted):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL connects several hosts")
    listener.start()
    wait = threading.Event().wait
    wait(1)
    before = generation.current
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [TAKEN_DOWN, "/ar/"])
    wait(1)
    listener.stopping.set()
    assert generation.current != before
    assert deleted == ["/ar/"]
    listener.join(10)
