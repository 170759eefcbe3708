"""An upgrade that goes back undoes what it migrated, and nothing else."""

import json

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def test_nothing_is_undone_where_nothing_was_migrated(tmp_path, capsys):
    file = tmp_path / "before"
    call_command("undo_migrations", file, remember=True)
    assert ["core", "0011_user_sessions"] in json.loads(file.read_text())

    call_command("undo_migrations", file)
    assert "no migration to undo" in capsys.readouterr().out


def test_each_app_goes_back_to_the_last_migration_it_had(tmp_path, monkeypatch):
    file = tmp_path / "before"
    call_command("undo_migrations", file, remember=True)
    names = [tuple(name) for name in json.loads(file.read_text())]
    *_earlier, stays, next_one, last = sorted(name for app, name in names if app == "core")
    kept = [name for name in names if name[0] != "taggit" and name not in {("core", next_one), ("core", last)}]
    file.write_text(json.dumps(kept))
    ran = []
    monkeypatch.setattr(
        "core.management.commands.undo_migrations.call_command", lambda *words, **options: ran.append(words)
    )

    call_command("undo_migrations", file)

    assert ran == [("migrate", "core", stays), ("migrate", "taggit", "zero")]


def test_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(CommandError, match="could not be undone"):
        call_command("undo_migrations", tmp_path / "none")
