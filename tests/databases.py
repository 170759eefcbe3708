"""Sparing most runs the two hundred migrations: a database in memory is filled from a copy kept beside pytest's cache.

The copy is named after all migrations, the roles, and the versions of all packages, so that it is made anew with any.
PostgreSQL is migrated in every run, unless it is told to `--reuse-db`.

Tests that share their database with a server empty it. What a new one begins with stands in further tables, from which
`first_pages` puts it back.
"""

import hashlib
import os
import sqlite3
from contextlib import closing
from importlib.metadata import distributions
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test.utils import setup_databases, teardown_databases
from wagtail.models import Page

from editors import roles

BEGINNING = "beginning_"  # of the names of tables that are not emptied


@pytest.fixture(scope="session")
def django_db_setup(
    request,
    django_test_environment,
    django_db_blocker,
    django_db_modify_db_settings,
    django_db_keepdb,
    django_db_createdb,
):
    kept = request.config.cache.mkdir("databases") / f"{_name()}.sqlite3"
    in_memory = connection.vendor == "sqlite"
    stays = django_db_keepdb and not in_memory  # --reuse-db
    with django_db_blocker.unblock():
        if in_memory and kept.exists():
            held = _fill_memory(kept)
            databases = _set_up(keepdb=True)
            held.close()
        else:
            databases = _set_up(keepdb=stays and not django_db_createdb)
            roles.make_roles()
            _remember_beginning()
            if in_memory:
                _keep(kept)
    yield
    if not stays:
        with django_db_blocker.unblock():
            teardown_databases(databases, verbosity=0)


@pytest.fixture
def first_pages(transactional_db):
    """Put back what a new database begins with, pages and roles among it: a test like this leaves it empty."""
    if Page.objects.exists():
        return
    names = connection.introspection.table_names()
    tables = {name: name.removeprefix(BEGINNING) for name in names if name.startswith(BEGINNING)}
    with transaction.atomic(), connection.cursor() as cursor:  # at whose end rows point at each other as they should
        for table in tables.values():
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608  our own names, as below
        for remembered, table in tables.items():
            cursor.execute(f"INSERT INTO {table} SELECT * FROM {remembered}")  # noqa: S608
    ContentType.objects.clear_cache()


def _remember_beginning() -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f"DROP TABLE IF EXISTS {BEGINNING}{table}")
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608
            if cursor.fetchone():
                cursor.execute(f"CREATE TABLE {BEGINNING}{table} AS SELECT * FROM {table}")  # noqa: S608


def _set_up(keepdb: bool) -> list:
    return setup_databases(verbosity=0, interactive=False, keepdb=keepdb, serialized_aliases=())


def _name() -> str:
    """Return what names a database after all that decides what is in a new one."""
    packages = sorted(f"{package.name} {package.version}" for package in distributions())
    digest = hashlib.sha256("\n".join(packages).encode())
    for app in apps.get_app_configs():
        for migration in sorted(Path(app.path).glob("migrations/*.py")):
            digest.update(migration.read_bytes())
    for path in (roles.__file__, __file__):
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:32]


def _fill_memory(kept: Path) -> sqlite3.Connection:
    """Copy the kept database to where Django will look; it stays there while a connection to it is open."""
    held = sqlite3.connect(connection.creation._get_test_db_name(), uri=True)
    with closing(sqlite3.connect(kept)) as source:
        source.backup(held)
    return held


def _keep(kept: Path) -> None:
    """Copy the new database to a file, whole or not at all; copies for other migrations are deleted."""
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    draft = kept.with_suffix(f".{os.getpid()}")
    connection.ensure_connection()
    with closing(sqlite3.connect(draft)) as target:
        connection.connection.backup(target)
    draft.replace(kept)
