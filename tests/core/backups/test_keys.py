"""The private key is written where neither git nor an upgrade takes it along."""

import pytest
from django.core.management import CommandError, call_command

from core.backups.errors import BackupError
from core.backups.places import place_of


def test_key_is_for_its_owner_only_and_never_replaced(tmp_path, capsys):
    call_command("make_backup_key", str(tmp_path / "key"))
    written = (tmp_path / "key").read_text()
    assert capsys.readouterr().out.startswith("BACKUP_KEY=age1")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="a key must not be lost"):
        call_command("make_backup_key", str(tmp_path / "key"))
    assert (tmp_path / "key").read_text() == written


def test_neither_key_nor_backups_stand_in_the_directory_of_the_code(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match="Name a place outside"):
        call_command("make_backup_key", str(tmp_path / "key"))
    with pytest.raises(BackupError, match="Name a place outside"):
        place_of(f"file://{tmp_path}/backups")
    assert list(tmp_path.iterdir()) == []
