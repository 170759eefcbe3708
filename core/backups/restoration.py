"""Bringing a backup back: the whole of it is read and checked before anything here is touched.

Apps repeat what happened after the backup was made, and look at what came back, when `database_restored` is sent; each
receiver returns a line for the operator. A receiver that finds something wrong raises BackupError.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.dispatch import Signal

from core.backups import archive, snapshot, upload_copies
from core.backups.age import identity_from
from core.backups.backup import ERASURES, backups_in, scratch_folder
from core.backups.errors import BackupError
from core.backups.places import Folder, Place, place_of
from core.operations import site_lock
from core.operations.records import write_record

database_restored = Signal()
"""Sent with `erasures`, a list of paths of lists of what was erased since."""


@dataclass(frozen=True)
class Report:
    """What was brought back, and what is wrong with it: nothing, if all is well."""

    made_at: str
    rows: int
    uploads: int
    said: list[str]
    problems: list[str]


def restore(name: str, key: str) -> Report:
    """Bring back a backup by its path, or by its name in BACKUP_TO ("latest": the newest), with the key in a file."""
    identity = identity_from(key)
    with _nobody_else(), scratch_folder() as scratch:
        place, file = _file_of(name, scratch)
        with archive.unpacked(file, identity, scratch) as found:
            _check(found.facts)
            problems = upload_copies.bring_back(found.facts.uploads, place, identity, scratch)
            snapshot.replace_database(_database_of(found))
            problems += _differences(found.facts)
            call_command("migrate", verbosity=0, interactive=False)
            said = _repeat(found, place, scratch)
            call_command("renew_pages")
    write_record("restoration")
    return Report(found.facts.made_at, sum(found.facts.counts.values()), len(found.facts.uploads), said, problems)


@contextmanager
def _nobody_else() -> Iterator[None]:
    with site_lock.alone() as is_alone:
        if not is_alone:
            raise BackupError("The site runs here, or another restoration. Stop web server and worker first.")
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    " AND backend_type = 'client backend'"
                )
                if cursor.fetchone()[0]:
                    raise BackupError("Somebody else uses the database. Stop the site on all hosts first.")
        yield


def _file_of(name: str, scratch: Path) -> tuple[Place, Path]:
    """Return where the uploads of a backup are, and the file of the backup."""
    path = Path(name)
    if path.is_file():
        return Folder(path.resolve().parent), path
    if not settings.BACKUP_TO:
        raise BackupError(f"There is no file {name}, and BACKUP_TO does not say where backups are.")
    place = place_of(settings.BACKUP_TO)
    found = backups_in(place)
    wanted = found[-1] if name == "latest" and found else name
    if wanted not in found:
        raise BackupError(f"There is no backup {name}. There are: {', '.join(found) or 'none'}.")
    place.fetch(wanted, scratch / wanted)
    return place, scratch / wanted


def _check(facts: archive.Facts) -> None:
    """Refuse what this site could not work with, before anything is changed."""
    if facts.engine != connection.vendor:
        raise BackupError(
            f"This backup is of {facts.engine}, and DATABASE_URL names {connection.vendor}. Restore it there, then run "
            "move_database."
        )
    unknown = set(facts.migrations) - archive.known_migrations()
    if unknown:
        raise BackupError(
            f"This backup was made by a newer version of the site ({sorted(unknown)[-1]}). Install that version first."
        )


def _database_of(found: archive.Unpacked) -> Path:
    database = found.part(archive.DATABASE)
    assert database, "unpacked() refuses a backup without one."  # noqa: S101  for the type checker
    return database


def _differences(facts: archive.Facts) -> list[str]:
    """Return in words which tables do not have the rows they had."""
    now = snapshot.count_rows()
    return [
        f"{table}: {now.get(table, 0)} rows instead of {rows}."
        for table, rows in facts.counts.items()
        if now.get(table) != rows
    ]


def _repeat(found: archive.Unpacked, place: Place, scratch: Path) -> list[str]:
    """Have the apps repeat what happened since; the lists are here, in the backup, and beside the backups."""
    beside = scratch / ERASURES
    with suppress(BackupError):  # there is none yet where nothing was ever erased
        if ERASURES in place.names():
            place.fetch(ERASURES, beside)
    lists = [settings.ERASURE_LIST, found.part(archive.ERASURES), beside]
    answers = database_restored.send(sender=None, erasures=[path for path in lists if path and path.exists()])
    return [said for _receiver, said in answers if said]
