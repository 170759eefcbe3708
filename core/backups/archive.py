"""The one encrypted file of a backup: a tar with what it is, the variables to start again with, erasures, and the database.

`backup.json` comes first, so that a file of a newer version of the site is refused before anything is unpacked.
"""

import io
import json
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from core.backups.age import decrypted, encrypted
from core.backups.errors import BackupError
from core.backups.snapshot import Counts
from core.backups.upload_copies import Upload

FORMAT = 1
FACTS, ENVIRONMENT, ERASURES, DATABASE = "backup.json", "environment", "erasures.txt", "database"


@dataclass
class Facts:
    """What a backup holds: when it was made (ISO 8601), of which engine, and what to compare a restored one with."""

    made_at: str
    engine: str
    migrations: list[str]
    counts: Counts
    uploads: list[Upload]
    format: int = FORMAT

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1).encode()


@dataclass
class Unpacked:
    """A backup that was read: its facts, and where its parts stand."""

    facts: Facts
    folder: Path
    parts: set[str] = field(default_factory=set)

    def part(self, name: str) -> Path | None:
        return self.folder / name if name in self.parts else None


def applied_migrations() -> list[str]:
    """Return the names of all migrations the database in use has seen."""
    return sorted(".".join(name) for name in MigrationLoader(connection).applied_migrations)


def known_migrations() -> set[str]:
    """Return the names of all migrations this version of the site has, and of those that others replaced."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    replaced = {name for migration in loader.disk_migrations.values() for name in migration.replaces}
    return {".".join(name) for name in set(loader.disk_migrations) | replaced}


def environment() -> bytes:
    """Return the variables that the site was started with, as a file for a service; they are nowhere else in a backup."""
    found = {name: os.environ[name] for name in settings.ENVIRONMENT_VARIABLES if os.environ.get(name)}
    return "".join(f"{name}={value}\n" for name, value in found.items()).encode()


def write(target: Path, facts: Facts, database: Path, recipient) -> None:
    """Write a backup's file."""
    with encrypted(target, recipient) as stream, tarfile.open(fileobj=stream, mode="w|gz") as tar:
        _add(tar, FACTS, facts.as_json())
        _add(tar, ENVIRONMENT, environment())
        if settings.ERASURE_LIST.exists():
            _add(tar, ERASURES, settings.ERASURE_LIST.read_bytes())
        info = tar.gettarinfo(database, DATABASE)
        info.uname = info.gname = ""
        with database.open("rb") as file:
            tar.addfile(info, file)


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, io.BytesIO(content))


@contextmanager
def unpacked(source: Path, identity, scratch: Path) -> Iterator[Unpacked]:
    """Give what a backup's file holds, wholly read and found genuine; nothing of it stays behind."""
    folder = scratch / "unpacked"
    folder.mkdir(mode=0o700)
    try:
        yield _unpack(source, identity, folder)
    finally:
        shutil.rmtree(folder)


def _unpack(source: Path, identity, folder: Path) -> Unpacked:
    found: Unpacked | None = None
    with decrypted(source, identity) as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r|gz") as tar:
                for info in tar:
                    content = tar.extractfile(info)
                    if content is None or info.name not in {FACTS, ENVIRONMENT, ERASURES, DATABASE}:
                        continue
                    if info.name == FACTS:
                        found = Unpacked(_facts(content.read()), folder)
                    elif found:
                        with (folder / info.name).open("wb") as sink:
                            shutil.copyfileobj(content, sink, 1 << 20)
                        found.parts.add(info.name)
        except (tarfile.TarError, EOFError, zlib.error) as error:
            raise ValueError("The stream ended early.") from error  # decrypted() says why
    if found is None or DATABASE not in found.parts:
        raise BackupError(f"{source.name} holds no database: it is no backup of this site.")
    return found


def _facts(content: bytes) -> Facts:
    fields = json.loads(content)
    if fields.get("format") != FORMAT:
        raise BackupError("This backup was made by another version of the site, and this one does not know its format.")
    return Facts(**{**fields, "uploads": [Upload(**one) for one in fields["uploads"]]})
