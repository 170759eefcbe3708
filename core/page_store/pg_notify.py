"""Tell other hosts that pages have changed, with PostgreSQL's NOTIFY inside the transaction.

One process of each host listens. Notifications arrive when the transaction is committed, usually within milliseconds.
A host that has lost its connection makes all its pages outdated once a second until it is connected again.
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
MAX_PATH = 7000  # bytes; PostgreSQL limits a payload to less than 8000
PAUSE = 1.0  # seconds between two attempts
MAX_SILENCE = 5.0  # seconds without a notification, after which the connection is tested


def notify_change(connection: BaseDatabaseWrapper) -> None:
    """Tell every host of a change when the current transaction is committed, or at once outside of one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANGED}")


def notify_takedowns(connection: BaseDatabaseWrapper, paths: Iterable[str]) -> None:
    """Have every host delete its copies of these paths when the current transaction is committed."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for path in paths:
                if len(path.encode()) <= MAX_PATH:
                    cursor.execute("SELECT pg_notify(%s, %s)", [TAKEN_DOWN, path])


class Listener(threading.Thread):
    """Changes the generation of this host when any host commits a change, and deletes copies of what was taken down."""

    def __init__(self, generation: Generation, delete_copies: Callable[[str], None], lock_file: Path):
        super().__init__(name="page-store-listener", daemon=True)
        self.generation = generation
        self.delete_copies = delete_copies
        self.lock_file = lock_file
        self.stopping = threading.Event()

    def run(self) -> None:
        if connections["default"].vendor != "postgresql":
            return
        with self.lock_file.open("w") as file:
            while not self.stopping.is_set() and not _is_locked(file):
                self.stopping.wait(PAUSE)
            while not self.stopping.is_set():
                try:
                    self.listen()
                except (DatabaseError, InterfaceError, OSError, ValueError):
                    logger.warning("This host does not hear what others publish; it tries to connect again.")
                self.generation.bump()
                self.stopping.wait(PAUSE)

    def listen(self) -> None:
        """Listen until the connection breaks."""
        connection = connections.create_connection("default")
        try:
            with connection.cursor() as cursor:
                for channel in (CHANGED, TAKEN_DOWN):
                    cursor.execute(f"LISTEN {channel}")
                # Commits before this moment were not notified.
                self.generation.bump()
                raw = connection.connection
                while not self.stopping.is_set():
                    ready, _, _ = select.select([raw], [], [], MAX_SILENCE)
                    if not ready:
                        cursor.execute("SELECT 1")
                    raw.poll()
                    if raw.notifies:
                        self.handle(raw.notifies)
        finally:
            connection.close()

    def handle(self, notifies: list) -> None:
        """Handle all notifications and empty the list."""
        received, notifies[:] = list(notifies), []
        self.generation.bump()
        for notice in received:
            if notice.channel == TAKEN_DOWN:
                self.delete_copies(notice.payload)


def _is_locked(file) -> bool:
    """Try to get the lock of the listening process of a host; the system releases it when that process ends."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    os.set_inheritable(file.fileno(), False)
    return True
