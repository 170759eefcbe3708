"""The copy of the pages on disk: it survives restarts, and serves while there is no database.

A file holds a digest of itself; one that was cut off or changed is thrown away. Nothing in it is ever executed.
"""

import hashlib
import itertools
import json
import logging
import os
import shutil
import threading
from pathlib import Path

from core.page_store.cache_keys import Address
from core.page_store.entries import Entry, Made

logger = logging.getLogger(__name__)

MAGIC = b"page1\n"
DIGEST_SIZE = 32
EVERYTHING = "*"


class Disk:
    """A directory for each path, a file for each address; `most_files` bounds how many are kept."""

    def __init__(self, root: Path, most_files: int):
        self.root = root
        self.most_files = most_files
        self.is_failing = False
        self._written = itertools.count()

    def place_of(self, path: str) -> Path:
        """Return the directory of everything stored under a path, whatever its host or filters."""
        name = hashlib.blake2b(path.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        return self.root / name[:2] / name

    def file_of(self, address: Address) -> Path:
        name = hashlib.blake2b(json.dumps(address).encode(), digest_size=16).hexdigest()
        return self.place_of(address.path) / name

    def has(self, address: Address) -> bool:
        return self.file_of(address).exists()

    def write(self, address: Address, entry: Entry) -> None:
        """Keep a copy; a disk that is full or broken costs nothing but the copy."""
        file = self.file_of(address)
        draft = file.with_name(f"{file.name}.{os.getpid()}.{threading.get_ident()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(packed(address, entry))
            draft.replace(file)
        except OSError as error:
            if not self.is_failing:
                logger.error("Pages cannot be copied to the disk: %s", error.strerror)
            self.is_failing = True
            self._remove(draft)
            return
        self.is_failing = False
        entry.on_disk = True
        if next(self._written) % 1000 == 999:
            self.tidy()

    def read(self, address: Address) -> Entry | None:
        """Return the copy, or None if there is none that can be trusted."""
        file = self.file_of(address)
        try:
            entry = unpacked(file.read_bytes(), address)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            logger.warning("A stored page was damaged and is made again.")
            self._remove(file)
            return None
        entry.on_disk = True
        return entry

    def drop(self, address: Address) -> None:
        self._remove(self.file_of(address))

    def drop_path(self, path: str) -> None:
        """Forget everything stored under a path, or all there is."""
        shutil.rmtree(self.root if path == EVERYTHING else self.place_of(path), ignore_errors=True)

    def tidy(self) -> None:
        """Keep the newest files only, and no draft that a killed process left behind."""
        files = [(file.stat().st_mtime, file) for file in self.root.glob("*/*/*")]
        files.sort(reverse=True)
        for _time, file in files[self.most_files :]:
            self._remove(file)

    @staticmethod
    def _remove(file: Path) -> None:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            logger.warning("A stored page could not be deleted: %s", error.strerror)


def packed(address: Address, entry: Entry) -> bytes:
    """Return the entry as the bytes of a file."""
    bodies = entry.bodies
    about = {
        "address": address,
        "generation": entry.generation.hex(),
        "since": entry.since,
        "until": entry.until,
        "status": entry.status,
        "headers": entry.made.headers,
        "lengths": [len(body) for body in bodies],
    }
    content = json.dumps(about).encode() + b"\n" + b"".join(bodies)
    return MAGIC + hashlib.blake2b(content, digest_size=DIGEST_SIZE).digest() + content


def unpacked(data: bytes, address: Address) -> Entry:
    """Return the entry in a file's bytes; ValueError, KeyError or TypeError if they are not whole."""
    content = data[len(MAGIC) + DIGEST_SIZE :]
    digest = data[len(MAGIC) : len(MAGIC) + DIGEST_SIZE]
    if not data.startswith(MAGIC) or hashlib.blake2b(content, digest_size=DIGEST_SIZE).digest() != digest:
        raise ValueError("The file is not whole.")
    line, _, rest = content.partition(b"\n")
    about = json.loads(line)
    if Address(*about["address"]) != address:
        raise ValueError("The file belongs to another address.")
    bodies, start = [], 0
    for length in about["lengths"]:
        bodies.append(rest[start : start + length])
        start += length
    made = Made(about["status"], [tuple(pair) for pair in about["headers"]], bodies[0])
    return Entry(made, bytes.fromhex(about["generation"]), about["since"], about["until"], bodies)
