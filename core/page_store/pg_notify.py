"""How hosts tell each other that pages changed: PostgreSQL's NOTIFY, sent within the transaction itself.

One process of each host listens. What is heard arrives when the transaction is committed, usually within a few
milliseconds. A host that cannot hear trusts no page for longer than its next attempt to listen, a second later.
"""

import fcntl
import logging
import os
import select
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import DatabaseError, InterfaceError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from core.page_store.generation import Generation

logger = logging.getLogger(__name__)

CHANGED = "pages_changed"
TAKEN_DOWN = "pages_taken_down"
LONGEST_PATH = 7000  # bytes; PostgreSQL passes on less than 8000
PAUSE = 1.0  # seconds between two attempts
SILENCE = 5.0  # seconds after which the connection is tried


def tell_other_hosts(connection: BaseDatabaseWrapper, what: str) -> None:
    """Let every host hear of what happened when the current transaction is committed, or at once outside of one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {what}")


def take_down_on_other_hosts(connection: BaseDatabaseWrapper, paths: Iterable[str]) -> None:
    """Let every host forget its copies of these addresses when the current transaction is committed."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for path in paths:
                if len(path.encode()) <= LONGEST_PATH:
                    cursor.execute("SELECT pg_notify(%s, %s)", [TAKEN_DOWN, path])


class Listener(threading.Thread):
    """Bumps the generation of this host when any host commits a change, and forgets what was taken down."""

    def __init__(self, generation: Generation, forget: Callable[[str], None], lock: Path):
        super().__init__(name="pages-listener", daemon=True)
        self.generation = generation
        self.forget = forget
        self.lock = lock
        self.stopping = threading.Event()

    def run(self) -> None:
        if connections["default"].vendor != "postgresql":
            return
        with self.lock.open("w") as file:
            while not self.stopping.is_set() and not _taken(file):
                self.stopping.wait(PAUSE)
            while not self.stopping.is_set():
                try:
                    self.listen()
                except (DatabaseError, InterfaceError, OSError, ValueError):
                    logger.warning("This host cannot hear what others publish; it tries again.")
                self.generation.bump()
                self.stopping.wait(PAUSE)

    def listen(self) -> None:
        """Listen until the connection breaks."""
        connection = connections.create_connection("default")
        try:
            with connection.cursor() as cursor:
                for channel in (CHANGED, TAKEN_DOWN):
                    cursor.execute(f"LISTEN {channel}")
                # Whatever was committed before this moment was not heard.
                self.generation.bump()
                raw = connection.connection
                while not self.stopping.is_set():
                    ready, _, _ = select.select([raw], [], [], SILENCE)
                    if not ready:
                        cursor.execute("SELECT 1")
                    raw.poll()
                    if raw.notifies:
                        self.hear(raw.notifies)
        finally:
            connection.close()

    def hear(self, notifies: list) -> None:
        """Act on what was heard, all of it at once."""
        heard, notifies[:] = list(notifies), []
        self.generation.bump()
        for notice in heard:
            if notice.channel == TAKEN_DOWN:
                self.forget(notice.payload)


def _taken(file) -> bool:
    """Take the lock that the listening process of a host holds; the system frees it when that process ends."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    os.set_inheritable(file.fileno(), False)
    return True
