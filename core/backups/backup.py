"""Making a backup, and forgetting old ones by the rule in BACKUP_KEEP."""

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from core.backups import archive, snapshot, upload_copies
from core.backups.age import recipient_of
from core.backups.errors import BackupError
from core.backups.places import Place, place_of
from core.operations import site_lock
from core.operations.records import write_record

SUFFIX, INDEX = ".age", ".json"
STAMP = "%Y-%m-%dT%H%M%SZ"
ERASURES = "erasures.txt"  # beside the backups, so that one restored elsewhere repeats them


@dataclass(frozen=True)
class Report:
    """What was done: the name of the backup, how many uploads were new, how many old backups were deleted."""

    name: str
    rows: int
    new_uploads: int
    deleted: int


def back_up() -> Report:
    """Make a backup of the database and of all uploads, and delete those that need not be kept any longer."""
    if not settings.BACKUP_TO or not settings.BACKUP_KEY:
        raise BackupError("Set BACKUP_TO and BACKUP_KEY first: README.md says how.")
    place, recipient = place_of(settings.BACKUP_TO), recipient_of(settings.BACKUP_KEY)
    now = timezone.now()
    name = f"icssi-{now.astimezone(UTC):{STAMP}}"
    with scratch_folder() as scratch:
        database = scratch / "database"
        counts = snapshot.save_database(database)
        # After the database: every upload it speaks of is there by now.
        found = list(upload_copies.all_uploads())
        new = upload_copies.save_new(found, place, recipient, scratch)
        facts = archive.Facts(now.isoformat(), connection.vendor, archive.applied_migrations(), counts, found)
        whole = scratch / f"{name}{SUFFIX}"
        archive.write(whole, facts, database, recipient)
        _save_index(place, name, found, scratch)
        place.save(whole.name, whole)
        save_erasures(place)
    deleted = forget_old(place, now)
    write_record("backup")
    return Report(name, sum(counts.values()), new, deleted)


def save_erasures(place: Place) -> None:
    """Copy the list of erasures to the place, where a restoration on another host finds it."""
    if settings.ERASURE_LIST.exists():
        place.save(ERASURES, settings.ERASURE_LIST)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a folder only we read, on the disk of the site, to one run at a time; what a killed one left is deleted first."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    try:
        with site_lock.alone("backup") as is_alone:
            if not is_alone:
                raise BackupError("Another backup or restoration is under way here. Try again when it has ended.")
            for old in settings.DATA_DIR.glob("backup-*"):
                shutil.rmtree(old, ignore_errors=True)
            with tempfile.TemporaryDirectory(prefix="backup-", dir=settings.DATA_DIR) as folder:
                yield Path(folder)
    except OSError as error:
        raise BackupError(
            f"A file could not be written or read: {error.strerror or error}. Look at the disk."
        ) from error


def backups_in(place: Place) -> list[str]:
    """Return the names of the whole backups in a place, the newest last."""
    return sorted(name for name in place.names() if name.endswith(SUFFIX) and _made_at(name))


def _save_index(place: Place, name: str, found: Iterable[upload_copies.Upload], scratch: Path) -> None:
    """Say beside the backup which uploads belong to it: the server cannot open it later to look."""
    index = scratch / f"{name}{INDEX}"
    index.write_text(json.dumps(sorted(upload.name for upload in found)))
    place.save(index.name, index)


def _made_at(name: str) -> datetime | None:
    try:
        return datetime.strptime(name, f"icssi-{STAMP}{SUFFIX}").replace(tzinfo=UTC)
    except ValueError:
        return None


def forget_old(place: Place, now: datetime) -> int:
    """Delete the backups that the rule does not keep, and the uploads that no kept one needs; return how many."""
    made = {name: at for name in backups_in(place) if (at := _made_at(name))}
    kept = kept_of(made, now, *settings.BACKUP_KEEP)
    old = sorted(set(made) - kept)
    if not old:
        return 0
    place.delete([*old, *(name.replace(SUFFIX, INDEX) for name in old)])
    needed = {upload for name in kept for upload in _index(place, name)}
    for number in range(256):
        folder = f"{upload_copies.FOLDER}/{number:02x}"
        place.delete(name for name in place.names(folder) if name not in needed)
    return len(old)


def _index(place: Place, name: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "index"
        place.fetch(name.replace(SUFFIX, INDEX), file)
        return json.loads(file.read_text())


def kept_of(made: dict[str, datetime], now: datetime, days: int, weeks: int, months: int) -> set[str]:
    """Return the backups to keep: all of the last days, then the newest of each week and of each month; always the newest."""
    newest_first = sorted(made, key=made.__getitem__, reverse=True)
    kept = {name for name in newest_first if made[name] > now - timedelta(days=days)} | set(newest_first[:1])
    for count, period in ((weeks, "%G-%V"), (months, "%Y-%m")):
        first_of: dict[str, str] = {}
        for name in newest_first:
            first_of.setdefault(f"{made[name]:{period}}", name)
        kept.update(list(first_of.values())[:count])
    return kept
