import pytest

from core.page_store.disk import DiskCache
from tests.core.page_store.requests import ask


@pytest.fixture
def file(store, site, tmp_path):
    """The file of the one page that is stored."""
    ask(store)
    return next(path for path in (tmp_path / "pages").rglob("*") if path.is_file())


def damaged(data: bytes):
    yield b""
    yield data[:10]
    yield data[:-1]
    yield data[: len(data) // 2]
    yield data.replace(b"Boats", b"Boots")
    yield data.replace(b"page2", b"page9")
    yield bytes(len(data))
    yield b"\xff" * 100_000


def test_damaged_file_is_refused_and_written_again(file, make_store, site):
    whole = file.read_bytes()
    for number, data in enumerate(damaged(whole), start=2):
        file.write_bytes(data)
        assert ask(make_store()).body == ask(make_store()).body == site.body.encode()
        assert len(site.asked) == number


def test_file_in_the_place_of_another_is_refused(store, file, make_store, site):
    ask(store, "/en/other/")
    other = next(path for path in file.parents[2].rglob("*") if path.is_file() and path != file)
    site.body = "Other."
    other.write_bytes(file.read_bytes())
    assert ask(make_store(), "/en/other/").body == b"Other."


def test_directory_in_the_place_of_a_file_does_no_harm(file, make_store, site):
    file.unlink()
    file.mkdir()
    assert ask(make_store()).code == 200


def test_disk_keeps_the_newest_files_only(store, tmp_path):
    disk = DiskCache(tmp_path / "pages", max_files=5)
    for number in range(12):
        ask(store, f"/en/page-{number}/")
    disk.prune()
    assert sum(path.is_file() for path in disk.root.rglob("*")) == 5


def test_path_cannot_leave_the_directory(store, tmp_path):
    for path in ("/../../etc/passwd", "/en/../../x", "/en/\0", "/en/" + "ü" * 300, "//en//"):
        ask(store, path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert all(path.parents[2] == tmp_path / "pages" or path.parent == tmp_path for path in files)
