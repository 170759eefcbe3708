"""A place never shows a file that is half written, and says in words what is wrong with it."""

import errno
import os
import sys

import pytest

from core.backups.errors import BackupError
from core.backups.places import PART, Folder, Host, place_of


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "source"
    path.write_bytes(b"content")
    return path


def test_file_is_saved_for_its_owner_only_and_fetched(tmp_path, file):
    place = Folder(tmp_path / "place")

    place.save("uploads/0a/x.age", file)
    place.fetch("uploads/0a/x.age", tmp_path / "copy")

    assert (tmp_path / "copy").read_bytes() == b"content"
    assert place.names("uploads/0a") == ["uploads/0a/x.age"]
    assert (tmp_path / "place/uploads/0a/x.age").stat().st_mode & 0o777 == 0o600


def test_half_written_file_has_no_name(tmp_path, file):
    place = Folder(tmp_path)
    (tmp_path / f"x.age{PART}").write_bytes(b"con")

    assert place.names() == ["source"]


def test_place_that_is_away_says_so(tmp_path, file):
    (tmp_path / "no-folder").write_text("a file")

    with pytest.raises(BackupError, match="cannot be written"):
        Folder(tmp_path / "no-folder").save("x.age", file)
    with pytest.raises(BackupError, match="cannot be read"):
        Folder(tmp_path).fetch("x.age", tmp_path / "y")


def test_full_disk_leaves_nothing_half_written(tmp_path, file, monkeypatch):
    def is_full(_number):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("core.backups.places.os.fsync", is_full)
    with pytest.raises(BackupError, match="cannot be written: No space left"):
        Folder(tmp_path / "place").save("x.age", file)
    assert list((tmp_path / "place").iterdir()) == []


@pytest.mark.parametrize("url", ["", "backups", "file://relative", "sftp://host", "ftp://host/x", "s3://"])
def test_address_that_is_no_place_is_refused(url):
    with pytest.raises(BackupError, match="no place for backups"):
        place_of(url)


def test_bucket_without_its_package_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "boto3", None)
    with pytest.raises(BackupError, match="requirements-hosts"):
        place_of("s3://bucket/icssi")


@pytest.fixture
def sftp(tmp_path, monkeypatch):
    """A stand-in for OpenSSH's program that does what it is told in a directory of this host."""
    program = tmp_path / "bin" / "sftp"
    program.parent.mkdir()
    program.write_text(
        """#!/usr/bin/env python3
import glob, os, shlex, shutil, sys
if sys.argv[-1] != "sftp://backup@example.org:2222":
    sys.exit("Permission denied (publickey).\\nConnection closed")
for line in sys.stdin:
    may_fail, (name, *words) = line.startswith("-"), shlex.split(line.lstrip("-"))
    words = [word for word in words if not word.startswith("-")]
    print("sftp>", line.strip())
    try:
        if name == "ls":
            print("\\n".join(sorted(glob.glob(words[0] + "/*"))))
        elif name == "mkdir":
            os.mkdir(words[0])
        elif name in {"put", "get"}:
            shutil.copy(*words)
        elif name == "rename":
            os.link(*words), os.unlink(words[0])
        elif name == "rm":
            os.unlink(words[0])
    except OSError as error:
        if not may_fail:
            sys.exit(str(error))
"""
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "there").mkdir()
    return place_of(f"sftp://backup@example.org:2222{tmp_path}/there")


def test_other_host_keeps_files(sftp, tmp_path, file):
    sftp.save("uploads/0a/x.age", file)
    sftp.save("uploads/0a/x.age", file)
    sftp.save("b.age", file)
    sftp.fetch("b.age", tmp_path / "copy")

    assert isinstance(sftp, Host)
    assert sftp.names() == ["b.age"]
    assert sftp.names("uploads/0a") == ["uploads/0a/x.age"]
    assert (tmp_path / "copy").read_bytes() == b"content"
    sftp.delete(["b.age", "c.age"])
    assert sftp.names() == []


def test_other_host_that_lets_nobody_in_says_why(sftp):
    with pytest.raises(BackupError, match=r"Permission denied \(publickey\)\.$"):
        place_of("sftp://nobody@example.org/there").names()


def test_other_host_that_fails_says_why(sftp, tmp_path):
    with pytest.raises(BackupError, match="No such file"):
        sftp.fetch("b.age", tmp_path / "copy")
