"""A backup that cannot bring the site back is refused in words, before anything here is touched."""

from contextlib import closing, nullcontext

import pyrage
import pytest
from django.db import connection

from core.backups import archive
from core.backups.errors import BackupError
from core.backups.restoration import restore

pytestmark = pytest.mark.django_db


@pytest.fixture
def _nobody_else_uses_the_database(monkeypatch):
    """Whoever does is refused first, and a server of a test that came before may still be answering a browser."""
    monkeypatch.setattr("core.backups.restoration._nobody_else", nullcontext)


@pytest.fixture
def key(tmp_path):
    """A pair of keys, the private one also as a file."""
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key").write_text(str(identity))
    return identity


@pytest.fixture
def make(settings, tmp_path, key, monkeypatch):
    """Return a function that makes a backup with these facts."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr("core.backups.snapshot.replace_database", lambda _source: pytest.fail("It was touched."))

    def make(**changed) -> str:
        facts = {"made_at": "2026-11-29T02:00:13+00:00", "engine": connection.vendor, "migrations": [], "counts": {}}
        (tmp_path / "database").write_bytes(b"a database" * 10_000)
        target = tmp_path / "icssi.age"
        archive.write(
            target, archive.Facts(**facts | {"uploads": []} | changed), tmp_path / "database", key.to_public()
        )
        return str(target)

    return make


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's lock says it: tests/core/operations")
def test_database_that_somebody_else_uses_is_not_replaced(make, tmp_path):
    other = connection.copy()
    other.ensure_connection()
    with closing(other), pytest.raises(BackupError, match="Somebody else uses the database"):
        restore(make(), str(tmp_path / "key"))


@pytest.mark.usefixtures("_nobody_else_uses_the_database")
@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"migrations": ["core.9999_newer"]}, "newer version of the site .core.9999_newer."),
        ({"format": 2}, "another version of the site"),
        ({"engine": "mysql"}, "This backup is of mysql"),
    ],
)
def test_backup_of_something_else_is_refused(make, tmp_path, changed, words):
    with pytest.raises(BackupError, match=words):
        restore(make(**changed), str(tmp_path / "key"))


@pytest.mark.usefixtures("_nobody_else_uses_the_database")
def test_name_of_no_backup_is_told(settings, tmp_path, key):
    settings.DATA_DIR = tmp_path
    settings.BACKUP_TO = f"file://{tmp_path}"
    with pytest.raises(BackupError, match="There are: none"):
        restore("latest", str(tmp_path / "key"))
