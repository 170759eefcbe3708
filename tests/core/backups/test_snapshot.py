"""A database that is replaced is the one in the backup, whatever the old one left beside it."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from django.conf import settings

from core.backups.snapshot import _replace_sqlite


def database(path, value):
    """Return a connection that has written one value, which is still in the write-ahead file."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE t (value TEXT)")
    connection.execute("INSERT INTO t VALUES (?)", [value])
    connection.commit()
    return connection


def read(path):
    with closing(sqlite3.connect(path)) as connection:
        return [value for (value,) in connection.execute("SELECT value FROM t")]


@pytest.fixture
def killed(tmp_path, monkeypatch):
    """The files of a database whose process was killed before it tidied up."""
    target = tmp_path / "db.sqlite3"
    with closing(database(tmp_path / "running", "broken")):
        for ending in ("", "-wal", "-shm"):
            shutil.copyfile(tmp_path / f"running{ending}", f"{target}{ending}")
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", str(target))
    return target


@pytest.fixture
def backup(tmp_path):
    database(tmp_path / "backup", "good").close()
    return tmp_path / "backup"


def test_left_over_write_ahead_file_does_not_bring_the_old_database_back(killed, backup):
    _replace_sqlite(backup)
    assert read(killed) == ["good"]
    assert killed.stat().st_mode & 0o777 == 0o600


def test_file_put_in_its_place_by_hand_would_be_mixed_with_the_old_one(killed, backup):
    # What the rule above is for: it can go when SQLite ignores such a file by itself.
    shutil.copyfile(backup, killed)
    try:
        assert read(killed) != ["good"]
    except sqlite3.DatabaseError as error:
        assert "malformed" in str(error)  # noqa: PT017  either is as bad
