"""The database as one file, and a database made of such a file again.

SQLite is copied by its own backup function, PostgreSQL by `pg_dump` and `pg_restore`, which must not be older than the
server. Sessions stay out, so that nobody who holds a backup is signed in. All counts are of the very moment of the copy.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient

from core.backups import private_files
from core.backups.errors import BackupError

LEFT_OUT = ("core_usersession", "django_session", "core_guesscount")  # their rows, not the tables
Counts = dict[str, int]
"""How many rows each table has."""


def save_database(target: Path) -> Counts:
    """Write the whole database to a file; return how many rows each table has in it."""
    return _save_sqlite(target) if connection.vendor == "sqlite" else _save_postgresql(target)


def replace_database(source: Path) -> None:
    """Put the database in a file in the place of the one in use; it is the old one or the new one, never a mixture."""
    connection.close()
    if connection.vendor == "sqlite":
        _replace_sqlite(source)
    else:
        _replace_postgresql(source)


def count_rows() -> Counts:
    """Return how many rows each table of the database in use has."""
    with connection.cursor() as cursor:
        return _counts(cursor, connection.introspection.table_names(cursor))


def _counts(cursor, tables) -> Counts:
    counts = {}
    for table in sorted(tables):
        cursor.execute(f'SELECT COUNT(*) FROM "{table}"')  # noqa: S608  names of tables that the database itself told
        counts[table] = cursor.fetchone()[0]
    return counts


def _save_sqlite(target: Path) -> Counts:
    private_files.create(target).close()
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        names = [name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in LEFT_OUT:
            if table in names:
                copy.execute(f"DELETE FROM {table}")  # noqa: S608  our own names
        copy.commit()
        copy.execute("VACUUM")  # what was deleted is overwritten
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise BackupError(f"The database is damaged ({verdict}). Keep the older backups, and restore one of them.")
        return _counts(copy.cursor(), [name for name in names if _holds_rows(name)])


def _holds_rows(table: str) -> bool:
    """Tell whether a table is the site's; SQLite keeps others of its own, also for the search index."""
    return not table.startswith("sqlite_") and "_fts_" not in table and not table.endswith("_fts")


def _replace_sqlite(source: Path) -> None:
    target = Path(settings.DATABASES["default"]["NAME"])
    draft = target.with_name(target.name + ".restored")
    shutil.copyfile(source, draft)
    draft.chmod(0o600)
    with closing(sqlite3.connect(draft)) as copy:
        copy.execute("PRAGMA integrity_check").fetchone()
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    # Left-over write-ahead files belong to the old database: SQLite would play them into the new one.
    for ending in ("-wal", "-shm", "-journal"):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    draft.replace(target)


def _save_postgresql(target: Path) -> Counts:
    private_files.create(target).close()
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.in_atomic_block and len(connection.savepoint_ids):  # inside a transaction of others, as in tests
            snapshot = None
        else:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        counts = _counts(cursor, connection.introspection.table_names(cursor))
        _run(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--file={target}",
            *([f"--snapshot={snapshot}"] if snapshot else []),
            *(f"--exclude-table-data={table}" for table in LEFT_OUT),
        )
    return counts | dict.fromkeys(set(counts) & set(LEFT_OUT), 0)


def _replace_postgresql(source: Path) -> None:
    script = source.with_suffix(".sql")
    try:
        private_files.create(script).close()
        with script.open("w") as file:
            # Everything of the old database goes in the same transaction in which the new one comes.
            with connection.cursor() as cursor:
                for table in connection.introspection.table_names(cursor):
                    file.write(f'DROP TABLE IF EXISTS "{table}" CASCADE;\n')
            file.flush()
            _call(["pg_restore", "--no-owner", "--no-privileges", "--file=-", str(source)], dict(os.environ), file)
        connection.close()
        options = ("--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction", f"--file={script}")
        _run("psql", *options)
    finally:
        script.unlink(missing_ok=True)


def _run(program: str, *options: str) -> None:
    """Run one of PostgreSQL's programs on the database in use; the password goes by the environment."""
    (_psql, *where), more = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, list(options))
    _call([program, *where], os.environ | (more or {}), subprocess.DEVNULL)


def _call(command: list[str], environment: dict, output) -> None:
    try:
        done = subprocess.run(  # noqa: S603  our own words
            command, env=environment, stdout=output, stderr=subprocess.PIPE, text=True, check=False
        )
    except FileNotFoundError as error:
        raise BackupError(
            f"{command[0]} is not installed. Install PostgreSQL's client of the server's version or a newer one."
        ) from error
    if done.returncode:
        reason = (done.stderr.strip() or "no reason given").splitlines()[0]
        raise BackupError(f"{command[0]} failed, and nothing was changed: {reason}")
