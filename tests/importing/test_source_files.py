"""Exports and archives are opened within bounds; whatever is wrong with one is said in words."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from importing import source_files
from importing.models import ExportFile
from importing.source_files import exports, opened, parts_of, path_of, store_upload
from importing.wxr import UnreadableExportError
from tests.importing.exports import export, post

pytestmark = pytest.mark.one_database


def zipped(members):
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return output.getvalue()


def content_of(name, member=""):
    with opened(ExportFile(name=name, member=member)) as stream:
        return stream.read()


def test_parts_of_a_zip_file_are_exports_of_their_own(import_folder):
    (import_folder / "a.zip").write_bytes(
        zipped({"2.xml": b"two", "1.xml": b"one", "read.txt": b"", "__MACOSX/1.xml": b""})
    )

    assert parts_of("a.zip") == ["1.xml", "2.xml"]
    assert content_of("a.zip", "2.xml") == b"two"


def test_gzip_is_unpacked(import_folder):
    (import_folder / "a.xml.gz").write_bytes(gzip.compress(b"one"))

    assert content_of("a.xml.gz") == b"one"


@pytest.mark.parametrize(
    "pack",
    [lambda text: ("a.xml.gz", "", gzip.compress(text)), lambda text: ("a.zip", "1.xml", zipped({"1.xml": text}))],
    ids=["gzip", "zip"],
)
def test_bomb_is_not_unpacked_to_its_end(import_folder, monkeypatch, pack):
    monkeypatch.setattr(source_files, "LARGEST", 1000)
    name, member, content = pack(b"<" + b" " * 100_000)
    (import_folder / name).write_bytes(content)

    with pytest.raises(UnreadableExportError, match="larger than 2 GB"):
        content_of(name, member)


def test_member_that_names_a_place_outside_is_read_and_written_nowhere(import_folder):
    (import_folder / "a.zip").write_bytes(zipped({"../../outside.xml": b"one"}))
    before = set(import_folder.parent.rglob("*"))

    (member,) = parts_of("a.zip")
    assert content_of("a.zip", member) == b"one"
    assert set(import_folder.parent.rglob("*")) == before


@pytest.mark.parametrize("name", ["../a.xml", "a/b.xml", "/etc/passwd", ".hidden.xml", "", "nothing.xml", "link.xml"])
def test_only_files_of_the_folder_are_opened(import_folder, name):
    (import_folder / "link.xml").symlink_to("/etc/passwd")

    with pytest.raises(UnreadableExportError, match="Put it there"):
        path_of(name)


def test_upload_that_finds_no_room_is_refused_and_leaves_nothing(import_folder, monkeypatch):
    def no_room(*args, **kwargs):
        (import_folder / "half").touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", no_room)
    with pytest.raises(UnreadableExportError, match="the disk may be full"):
        store_upload(SimpleUploadedFile("a.xml", export(post(1))))

    assert exports() == []
