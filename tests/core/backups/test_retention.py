"""Which backups stay: all of the last days, one of each of the last weeks and months, always the newest."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from core.backups.backup import forget_old, kept_of
from core.backups.places import Folder

NOW = datetime(2026, 11, 29, 3, tzinfo=UTC)


def made(*days_ago):
    return {f"b{days}": NOW - timedelta(days=days) for days in days_ago}


def test_all_of_the_last_days_stay():
    assert kept_of(made(0, 1, 2, 6, 8), NOW, 7, 0, 0) == {"b0", "b1", "b2", "b6"}


def test_newest_of_each_week_stays():
    # 29 November 2026 is a Sunday, the last day of its week.
    assert kept_of(made(0, 1, 7, 8, 14, 21), NOW, 0, 3, 0) == {"b0", "b7", "b14"}


def test_newest_of_each_month_stays():
    assert kept_of(made(0, 10, 30, 40, 62), NOW, 0, 0, 2) == {"b0", "b30"}


@pytest.mark.parametrize("ago", [0, 4000])
def test_newest_of_all_stays_however_old_it_is(ago):
    assert kept_of(made(ago, ago + 1), NOW, 0, 0, 0) == {f"b{ago}"}


def test_uploads_go_with_the_last_backup_that_needs_them(settings, tmp_path):
    settings.BACKUP_KEEP = (7, 0, 0)
    (tmp_path / "uploads" / "0a").mkdir(parents=True)
    uploads = {name: f"uploads/0a/{name}.age" for name in ("old", "both", "new")}
    for name in uploads.values():
        (tmp_path / name).touch()
    for day, needed in {"01": ("old", "both"), "28": ("both", "new")}.items():
        (tmp_path / f"icssi-2026-11-{day}T020000Z.age").touch()
        (tmp_path / f"icssi-2026-11-{day}T020000Z.json").write_text(json.dumps([uploads[name] for name in needed]))

    assert forget_old(Folder(tmp_path), NOW) == 1

    assert Folder(tmp_path).names() == ["icssi-2026-11-28T020000Z.age", "icssi-2026-11-28T020000Z.json"]
    assert Folder(tmp_path).names("uploads/0a") == sorted([uploads["both"], uploads["new"]])
