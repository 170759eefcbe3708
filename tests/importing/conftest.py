"""A move of the two sites of exports.py, read or taken over, as the worker does it."""

import threading

import pytest

from importing.models import ExportFile, Move
from importing.source_files import folder
from importing.work import begin, work
from tests.importing.exports import arabic_site, english_site, jpeg


@pytest.fixture
def import_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return folder()


@pytest.fixture
def run():
    """Return a function that has a move do something until it is done."""

    def run(move, task, **values):
        assert begin(move, task, **values)
        move.refresh_from_db()
        work(move, threading.Event())
        move.refresh_from_db()
        assert move.task == ""
        return move

    return run


@pytest.fixture
def read_exports(import_folder, run, db):
    """Return a function that reads exports, given as bytes or pairs of bytes and a language, as one move."""

    def read(*exports, move=None, uploads=""):
        move = move or Move.objects.create(uploads=uploads)
        for content in exports:
            content, language = content if isinstance(content, tuple) else (content, "")
            name = f"{ExportFile.objects.count()}.xml"
            (import_folder / name).write_bytes(content)
            move.files.create(name=name, said_language=language)
        return run(move, Move.Task.READ)

    return read


@pytest.fixture
def lists(home, arabic_home, stories, in_arabic):
    """The lists of stories in both languages, which are one page."""
    return stories, in_arabic(stories, title="أخبار")


@pytest.fixture
def both_sites(read_exports, import_folder, lists):
    """Both sites, read; one picture lies among the uploads."""
    (import_folder / "uploads" / "2016" / "05").mkdir(parents=True)
    (import_folder / "uploads" / "2016" / "05" / "boat.jpg").write_bytes(jpeg())
    return read_exports(english_site(), arabic_site(), uploads="uploads")
