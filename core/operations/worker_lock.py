"""Locks that keep a worker that was started twice from doing anything twice.

There is one worker for each DATA_DIR, which a file tells; the system releases the lock when the process ends, however it
ends. Workers of several hosts share a PostgreSQL, which tells which of them is running a round at the moment.
"""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

FILE = "worker.lock"


class AlreadyRunningError(Exception):
    """Another worker runs for the same DATA_DIR."""


@contextmanager
def hold_worker() -> Iterator[None]:
    """Be the one worker of this DATA_DIR; raise AlreadyRunningError if there is another one."""
    with (settings.DATA_DIR / FILE).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunningError from None
        yield


@contextmanager
def hold_round(name: str) -> Iterator[bool]:
    """Yield whether this worker alone may run a round now. SQLite is for one host, whose file tells already."""
    if connection.vendor != "postgresql":
        yield True
        return
    key = [lock_key(name)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", key)
        is_held = cursor.fetchone()[0]
    try:
        yield is_held
    finally:
        if is_held:
            # A connection that broke meanwhile has released the lock already.
            with suppress(DatabaseError, InterfaceError), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", key)


def lock_key(name: str) -> int:
    """Return the number by which PostgreSQL knows the lock of a round."""
    return int.from_bytes(hashlib.blake2b(f"round {name}".encode(), digest_size=8).digest(), signed=True)
