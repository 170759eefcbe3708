"""One number for the whole site, the generation, in a memory-mapped file that all processes of a host share.

It changes with every commit that may change a public page. The file also holds the counters of each web process, for
the operators' report.
"""

import fcntl
import logging
import mmap
import os
import struct
import threading
import time
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

logger = logging.getLogger(__name__)

SIZE = 4096
NUMBER = slice(8, 16)
MAGIC = b"PAGES\0\0\3"
SLOT = struct.Struct("<QQQQQQd")  # the fields of Counters
SLOTS = range(64, SIZE - SLOT.size, 64)
MAX_SILENCE = 10  # seconds; a process that has not written its counters for longer has ended


class Counters(NamedTuple):
    """What the page store of one process has done since it started."""

    process: int
    hits: int
    misses: int
    stale: int
    pages: int
    size: int
    written_at: float
    """When they were written, in seconds since 1970."""


class Generation:
    """The number and the counters in one file."""

    def __init__(self, path: Path):
        self.path = path
        self._lock = threading.Lock()
        self._open()

    def _open(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            with self._locked():
                self._map = self._mapped()
        except OSError:
            # Without the file this process does not see what others publish: repair() changes its number each second.
            logger.exception("The generation of the page store cannot be shared; pages are cached for a second only.")
            self._file = -1
            self._map = mmap.mmap(-1, SIZE)

    def _mapped(self) -> mmap.mmap:
        size = os.fstat(self._file).st_size
        if size < SIZE:
            # Write zeros: on a full disk, writing to a hole of a mapped file would kill the process.
            os.pwrite(self._file, bytes(SIZE - size), size)
        mapped = mmap.mmap(self._file, SIZE)
        if mapped[:8] != MAGIC:
            # The time, so that no number is used twice even after the file was lost.
            mapped[:SIZE] = MAGIC + struct.pack("<Q", time.time_ns() // 1000) + bytes(SIZE - 16)
        return mapped

    def _locked(self):
        return _FileLock(self._lock, self._file)

    @property
    def current(self) -> bytes:
        """The eight bytes of the number. Equal bytes mean that nothing has changed."""
        return self._map[NUMBER]

    @property
    def number(self) -> int:
        return struct.unpack("<Q", self.current)[0]

    def bump(self) -> None:
        """Make all cached pages outdated, in every process of this host."""
        with self._locked():
            self._map[NUMBER] = struct.pack("<Q", self.number + 1)

    def repair(self) -> None:
        """Open the file again if it was deleted, replaced or cut off; called every second."""
        on_disk: os.stat_result | None
        mine: os.stat_result | None
        try:
            on_disk = self.path.stat()
            mine = os.fstat(self._file)
        except OSError:
            on_disk = mine = None
        if on_disk is None or mine is None or (on_disk.st_ino, on_disk.st_dev) != (mine.st_ino, mine.st_dev):
            old, number = self._file, self.number
            self._open()
            with self._locked():
                self._map[NUMBER] = struct.pack("<Q", max(number, self.number) + 1)
            if old >= 0:
                os.close(old)
        elif on_disk.st_size < SIZE:
            os.ftruncate(self._file, SIZE)
            with self._locked():
                self._map = self._mapped()
        elif self._file < 0:
            self.bump()

    def write_counters(self, hits: int, misses: int, stale: int, pages: int, size: int) -> None:
        """Write the counters of this process to the file."""
        process = os.getpid()
        with self._locked():
            slot = self._slot_of(process)
            SLOT.pack_into(self._map, slot, process, hits, misses, stale, pages, size, time.time())

    def _slot_of(self, process: int) -> int:
        """Return the slot of a process, or the one that was written longest ago."""
        slots = {slot: SLOT.unpack_from(self._map, slot) for slot in SLOTS}
        mine = next((slot for slot, values in slots.items() if values[0] == process), None)
        return mine or min(slots, key=lambda slot: slots[slot][-1])

    def read_counters(self) -> list[Counters]:
        """Return the counters of every running web process of this host."""
        found = (Counters(*SLOT.unpack_from(self._map, slot)) for slot in SLOTS)
        return [
            counters for counters in found if counters.process and abs(time.time() - counters.written_at) < MAX_SILENCE
        ]


class _FileLock:
    """A lock between threads and between processes; fcntl alone does not keep threads apart."""

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


@lru_cache(1)
def site_generation() -> Generation:
    """Return the generation of the site, opened once in each process."""
    return Generation(settings.PAGE_STORE_GENERATION)
