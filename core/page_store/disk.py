"""The entries on the disk of a host: they survive restarts, and are served while the database is away.

Each file begins with a digest of its content; a damaged file is deleted. Nothing in a file is ever executed.
"""

import hashlib
import itertools
import json
import logging
import os
import shutil
import threading
from pathlib import Path

from core.page_store.cache_keys import CacheKey
from core.page_store.entries import Entry, Response

logger = logging.getLogger(__name__)

MAGIC = b"page2\n"  # another number whenever the format changes
DIGEST_SIZE = 32
ALL_PATHS = "*"


class DiskCache:
    """A directory for each path, a file for each cache key, at most `max_files` files."""

    def __init__(self, root: Path, max_files: int):
        self.root = root
        self.max_files = max_files
        self.is_failing = False
        self._written = itertools.count()

    def directory_of(self, path: str) -> Path:
        """Return the directory of all entries for a path, whatever their host and filters."""
        name = hashlib.blake2b(path.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        return self.root / name[:2] / name

    def file_of(self, key: CacheKey) -> Path:
        name = hashlib.blake2b(json.dumps(key).encode(), digest_size=16).hexdigest()
        return self.directory_of(key.path) / name

    def has(self, key: CacheKey) -> bool:
        return self.file_of(key).exists()

    def write(self, key: CacheKey, entry: Entry) -> None:
        """Write an entry; if the disk is full or broken, log that and go on without."""
        file = self.file_of(key)
        draft = file.with_name(f"{file.name}.{os.getpid()}.{threading.get_ident()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(serialise(key, entry))
            draft.replace(file)
        except OSError as error:
            if not self.is_failing:
                logger.error("Pages cannot be written to the disk: %s", error.strerror)
            self.is_failing = True
            self._remove(draft)
            return
        self.is_failing = False
        entry.is_on_disk = True
        if next(self._written) % 1000 == 999:
            self.prune()

    def read(self, key: CacheKey) -> Entry | None:
        """Return the entry, or None if there is no undamaged one."""
        file = self.file_of(key)
        try:
            entry = deserialise(file.read_bytes(), key)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            logger.warning("A cached page was damaged on the disk; it is rendered again.")
            self._remove(file)
            return None
        entry.is_on_disk = True
        return entry

    def drop(self, key: CacheKey) -> None:
        self._remove(self.file_of(key))

    def drop_path(self, path: str) -> None:
        """Delete all entries for a path, or for ALL_PATHS."""
        shutil.rmtree(self.root if path == ALL_PATHS else self.directory_of(path), ignore_errors=True)

    def prune(self) -> None:
        """Delete all but the newest files; drafts that a killed process left behind go with them in time."""
        files = [(file.stat().st_mtime, file) for file in self.root.glob("*/*/*")]
        files.sort(reverse=True)
        for _time, file in files[self.max_files :]:
            self._remove(file)

    @staticmethod
    def _remove(file: Path) -> None:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            logger.warning("A cached page could not be deleted from the disk: %s", error.strerror)


def serialise(key: CacheKey, entry: Entry) -> bytes:
    """Return the content of an entry's file."""
    bodies = entry.bodies
    about = {
        "key": key,
        "generation": entry.generation.hex(),
        "valid_from": entry.valid_from,
        "expires_at": entry.expires_at,
        "status": entry.response.status,
        "headers": entry.response.headers,
        "lengths": [len(body) for body in bodies],
    }
    content = json.dumps(about).encode() + b"\n" + b"".join(bodies)
    return MAGIC + hashlib.blake2b(content, digest_size=DIGEST_SIZE).digest() + content


def deserialise(data: bytes, key: CacheKey) -> Entry:
    """Return the entry of a file; raise ValueError, KeyError or TypeError if the file is damaged."""
    content = data[len(MAGIC) + DIGEST_SIZE :]
    digest = data[len(MAGIC) : len(MAGIC) + DIGEST_SIZE]
    if not data.startswith(MAGIC) or hashlib.blake2b(content, digest_size=DIGEST_SIZE).digest() != digest:
        raise ValueError("The file is damaged.")
    line, _, rest = content.partition(b"\n")
    about = json.loads(line)
    if CacheKey(*about["key"]) != key:
        raise ValueError("The file belongs to another cache key.")
    bodies, start = [], 0
    for length in about["lengths"]:
        bodies.append(rest[start : start + length])
        start += length
    response = Response(about["status"], [tuple(pair) for pair in about["headers"]], bodies[0])
    return Entry(response, bytes.fromhex(about["generation"]), about["valid_from"], about["expires_at"], bodies)
