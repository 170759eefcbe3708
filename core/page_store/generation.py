"""One number for the whole site, seen by every process of a host through a memory-mapped file.

It changes with every commit that can change a public page. The file also holds each web process's counters, so
that operators see the sum of them.
"""

import fcntl
import logging
import mmap
import os
import struct
import threading
import time
from pathlib import Path
from typing import NamedTuple

logger = logging.getLogger(__name__)

SIZE = 4096
NUMBER = slice(8, 16)
MAGIC = b"PAGES\0\0\3"
SLOT = struct.Struct("<QQQQQQd")  # the fields of Counters
SLOTS = range(64, SIZE - SLOT.size, 64)
ALIVE = 10  # seconds after which a process that gave no sign of life no longer counts


class Counters(NamedTuple):
    """What the page store of one process has done since it started."""

    process: int
    hits: int
    misses: int
    stale: int
    pages: int
    size: int
    seen_at: float
    """Seconds; the last sign of life."""


class Generation:
    """The number, and what the processes say of themselves."""

    def __init__(self, path: Path):
        self.path = path
        self._lock = threading.Lock()
        self._open()

    def _open(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            with self._alone():
                self._map = self._mapped()
        except OSError:
            # Without the file this process cannot see what others publish, so it must not keep anything for long.
            logger.exception("The generation of the page store cannot be shared; pages are kept for a second only.")
            self._file = -1
            self._map = mmap.mmap(-1, SIZE)

    def _mapped(self) -> mmap.mmap:
        size = os.fstat(self._file).st_size
        if size < SIZE:
            # Written out, not left as a hole: writing into a hole of a full disk would kill the process.
            os.pwrite(self._file, bytes(SIZE - size), size)
        mapped = mmap.mmap(self._file, SIZE)
        if mapped[:8] != MAGIC:
            # A number that was never used before, whatever the file has been through.
            mapped[:SIZE] = MAGIC + struct.pack("<Q", time.time_ns() // 1000) + bytes(SIZE - 16)
        return mapped

    def _alone(self):
        return _FileLock(self._lock, self._file)

    @property
    def current(self) -> bytes:
        """The number as it stands in memory; equal bytes mean that nothing has changed."""
        return self._map[NUMBER]

    @property
    def number(self) -> int:
        return struct.unpack("<Q", self.current)[0]

    def bump(self) -> None:
        """Declare every page made so far outdated, in every process of this host."""
        with self._alone():
            self._map[NUMBER] = struct.pack("<Q", self.number + 1)

    def keep_whole(self) -> None:
        """Repair what somebody did to the file meanwhile; called every second."""
        there: os.stat_result | None
        mine: os.stat_result | None
        try:
            there = self.path.stat()
            mine = os.fstat(self._file)
        except OSError:
            there = mine = None
        if there is None or mine is None or (there.st_ino, there.st_dev) != (mine.st_ino, mine.st_dev):
            old, number = self._file, self.number
            self._open()
            with self._alone():
                self._map[NUMBER] = struct.pack("<Q", max(number, self.number) + 1)
            if old >= 0:
                os.close(old)
        elif there.st_size < SIZE:
            os.ftruncate(self._file, SIZE)
            with self._alone():
                self._map = self._mapped()
        elif self._file < 0:
            self.bump()

    def report(self, hits: int, misses: int, stale: int, pages: int, size: int) -> None:
        """Write this process's counters where every process can read them."""
        process = os.getpid()
        with self._alone():
            slot = self._slot_of(process)
            SLOT.pack_into(self._map, slot, process, hits, misses, stale, pages, size, time.time())

    def _slot_of(self, process: int) -> int:
        """Return the process's slot, or the one that has been silent for the longest time."""
        slots = {slot: SLOT.unpack_from(self._map, slot) for slot in SLOTS}
        mine = next((slot for slot, values in slots.items() if values[0] == process), None)
        return mine or min(slots, key=lambda slot: slots[slot][-1])

    def reports(self) -> list[Counters]:
        """Return the counters of every web process of this host that lives."""
        found = (Counters(*SLOT.unpack_from(self._map, slot)) for slot in SLOTS)
        return [counters for counters in found if counters.process and abs(time.time() - counters.seen_at) < ALIVE]


class _FileLock:
    """A lock among threads and processes; threads first, since the system's lock does not tell them apart."""

    def __init__(self, threads: threading.Lock, file: int):
        self.threads, self.file = threads, file

    def __enter__(self):
        self.threads.acquire()
        if self.file >= 0:
            try:
                fcntl.lockf(self.file, fcntl.LOCK_EX)
            except OSError:
                logger.warning("The file of the generation could not be locked.")

    def __exit__(self, *_error):
        try:
            if self.file >= 0:
                fcntl.lockf(self.file, fcntl.LOCK_UN)
        finally:
            self.threads.release()
