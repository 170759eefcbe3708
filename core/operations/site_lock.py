"""Whether the site runs on this host: every process of it holds a shared lock, a restoration wants it alone."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.conf import settings

_held: list[IO] = []  # until the process ends


def hold() -> None:
    """Say, for as long as this process lives, that it uses the database and the uploads."""
    file = (settings.DATA_DIR / "running.lock").open("a")
    fcntl.flock(file, fcntl.LOCK_SH)
    _held.append(file)


@contextmanager
def alone() -> Iterator[bool]:
    """Give whether no other process of the site runs here, and let none begin meanwhile."""
    with (settings.DATA_DIR / "running.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
