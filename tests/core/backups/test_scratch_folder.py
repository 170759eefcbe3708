"""Where backups and restorations write what they need meanwhile."""

import errno
import os

import pytest

from core.backups.backup import scratch_folder
from core.backups.errors import BackupError


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_second_run_is_refused_and_leaves_the_files_of_the_first_alone():
    with scratch_folder() as folder:
        (folder / "database").write_text("half written")
        with pytest.raises(BackupError, match="Try again"), scratch_folder():
            pass
        assert (folder / "database").read_text() == "half written"


def test_what_a_killed_run_left_is_deleted(tmp_path):
    left = tmp_path / "backup-killed"
    left.mkdir()
    with scratch_folder() as folder:
        assert list(tmp_path.glob("backup-*")) == [folder]


def test_full_disk_is_told_and_leaves_nothing(tmp_path):
    with pytest.raises(BackupError, match="No space left on device"), scratch_folder():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert list(tmp_path.glob("backup-*")) == []
