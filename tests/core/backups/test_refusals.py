"""A backup that cannot bring the site back is refused in words, before anything here is touched."""

import pyrage
import pytest
from django.db import connection

from core.backups import archive
from core.backups.errors import BackupError
from core.backups.restoration import restore
from tests.databases import end_other_connections

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_else_uses_the_database(db):
    """Nor does a server of a test that came before."""
    end_other_connections()


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


def test_name_of_no_backup_is_told(settings, tmp_path, key):
    settings.DATA_DIR = tmp_path
    settings.BACKUP_TO = f"file://{tmp_path}"
    with pytest.raises(BackupError, match="There are: none"):
        restore("latest", str(tmp_path / "key"))
