"""Locks of this host: every process of the site holds a shared one, a restoration wants it alone, and so does a backup another."""

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
def alone(name: str = "running") -> Iterator[bool]:
    """Give whether no other process holds this lock, and let none take it meanwhile; "running": none of the site runs."""
    with (settings.DATA_DIR / f"{name}.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
