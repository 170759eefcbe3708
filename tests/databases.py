"""Sparing runs the two hundred migrations: a test database is filled from a copy kept beside pytest's cache.

The copy is named after all migrations, the roles, and the versions of all packages and of the database, so that it is
made anew with any. Whichever process of a run comes first makes it; the others wait. SQLite is kept as a file,
PostgreSQL as what its own `pg_dump` writes: where that is missing, or of another version than the server, every process
runs the migrations. A database that is told to `--reuse-db` stays where it is.

What a new one begins with stands in further tables too. Tests that share their database with a server, or need real
commits, are followed by `begin_anew`, which puts that back: no test finds the database empty, whatever ran before it.
"""

import fcntl
import hashlib
import os
import re
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import distributions
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient
from django.test import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases

from bin.with_postgres import find_binaries
from editors import roles
from tests import clock
from tests.indexing import stop_indexing
from tests.isolation import BEGINNING, begin_anew

# Django would truncate two hundred tables, and then write all permissions and content types again.
TransactionTestCase._fixture_teardown = lambda _test: begin_anew()


@pytest.fixture(scope="session")
def django_db_setup(
    request,
    django_test_environment,
    django_db_blocker,
    django_db_modify_db_settings,
    django_db_keepdb,
    django_db_createdb,
):
    stays = django_db_keepdb and connection.vendor != "sqlite"  # --reuse-db
    with django_db_blocker.unblock():
        if stays or not _can_be_kept():
            databases = _migrated(keepdb=stays and not django_db_createdb)
        else:
            databases = _filled(request.config.cache.mkdir("databases"))
    stop_indexing()
    clock.begin_again()  # the test that came first has not begun yet
    yield
    if not stays:
        with django_db_blocker.unblock():
            end_other_connections()
            teardown_databases(databases, verbosity=0)


def end_other_connections() -> None:
    """End those of the live server's threads, and wait until they are gone: a request of a browser that was closed may be under way."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def _remember_beginning() -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f"DROP TABLE IF EXISTS {BEGINNING}{table}")
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608
            if cursor.fetchone():
                cursor.execute(f"CREATE TABLE {BEGINNING}{table} AS SELECT * FROM {table}")  # noqa: S608


def _migrated(keepdb: bool) -> list:
    """Run the migrations, and return what Django needs to take the database down."""
    databases = _set_up(keepdb)
    roles.make_roles()
    _remember_beginning()
    return databases


def _filled(folder: Path) -> list:
    """Fill the database from the kept copy, and make the copy first where there is none."""
    kept = folder / f"{_name()}.{connection.vendor}"
    fill, keep = (_fill_memory, _keep_memory) if connection.vendor == "sqlite" else (_fill_server, _keep_server)
    with _alone(folder / f"{connection.vendor}.lock"):
        if not kept.exists():
            databases = _migrated(keepdb=False)
            for old in folder.glob(f"*.{connection.vendor}"):
                old.unlink()
            draft = folder / f"draft.{connection.vendor}"
            keep(draft)
            draft.replace(kept)
            return databases
    with fill(kept):
        return _set_up(keepdb=True)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process in at a time."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _set_up(keepdb: bool) -> list:
    return setup_databases(verbosity=0, interactive=False, keepdb=keepdb, serialized_aliases=())


def _name() -> str:
    """Return what names a database after all that decides what is in a new one."""
    packages = sorted(f"{package.name} {package.version}" for package in distributions())
    digest = hashlib.sha256("\n".join(packages).encode())
    digest.update(_server_version().encode())
    for app in apps.get_app_configs():
        for migration in sorted(Path(app.path).glob("migrations/*.py")):
            digest.update(migration.read_bytes())
    for path in (roles.__file__, __file__):
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:32]


def _can_be_kept() -> bool:
    """Tell whether the database can be copied to a file: SQLite always, PostgreSQL with programs of its own version."""
    if connection.vendor == "sqlite":
        return True
    folder = find_binaries()
    if folder is None:
        return False
    said = subprocess.run([folder / "pg_dump", "--version"], check=True, capture_output=True, text=True).stdout
    return re.findall(r"\d+", said)[0] == re.findall(r"\d+", _server_version())[0]


def _server_version() -> str:
    """Return the version of the database, such as "18.6"."""
    if connection.vendor == "sqlite":
        return sqlite3.sqlite_version
    with connection._nodb_cursor() as cursor:
        cursor.execute("SHOW server_version")
        return cursor.fetchone()[0]


@contextmanager
def _fill_memory(kept: Path) -> Iterator[None]:
    """Copy the kept database to where Django will look; it stays there while a connection to it is open."""
    with closing(sqlite3.connect(connection.creation._get_test_db_name(), uri=True)) as held:
        with closing(sqlite3.connect(kept)) as source:
            source.backup(held)
        yield


def _keep_memory(draft: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(draft)) as target:
        connection.connection.backup(target)


@contextmanager
def _fill_server(kept: Path) -> Iterator[None]:
    """Make the database that Django will look for and play the kept dump into it."""
    name = connection.creation._get_test_db_name()
    quoted = connection.ops.quote_name(name)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {quoted}")
        cursor.execute(f"CREATE DATABASE {quoted} TEMPLATE template0")
    _run("psql", name, "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction", f"--file={kept}")
    yield


def _keep_server(draft: Path) -> None:
    _run("pg_dump", connection.settings_dict["NAME"], "--no-owner", f"--file={draft}")


def _run(program: str, database: str, *options: str) -> None:
    """Run one of PostgreSQL's programs on a database of the server that is tested on."""
    (_psql, *where), environment = DatabaseClient.settings_to_cmd_args_env(
        connection.settings_dict | {"NAME": database}, list(options)
    )
    command = [find_binaries() / program, *where]
    subprocess.run(command, env=os.environ | (environment or {}), check=True, stdout=subprocess.DEVNULL)
