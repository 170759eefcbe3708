"""What cannot be begun or gone on with is said in words, and nothing of it stays."""

import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.urls import reverse

from core.models import SiteImage
from editors.roles import ADMINISTRATORS
from importing import work
from importing.models import Move, State
from importing.moves import MoveRefusedError, add_exports
from importing.source_files import exports
from importing.tasks import work_on_moves
from news.models import StoryPage
from tests.importing.exports import attachment, english_site, export, jpeg, post
from tests.importing.test_source_files import zipped
from tests.importing.test_work import StopsAfter

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def administrator(sign_in):
    return sign_in(ADMINISTRATORS)


def address(name, *args):
    return reverse(f"importing:{name}", args=args)


def upload(browser, content, name="site.xml", where=None, follow=False):
    values = {"step": "read", "upload": SimpleUploadedFile(name, content), "language": "", "file": "", "uploads": ""}
    return browser.post(where or address("moves"), values, follow=follow)


def test_refused_upload_is_deleted_and_begins_no_move(administrator, import_folder):
    answer = upload(administrator, b"PK\x03\x04broken", "site.zip")

    assert "damaged" in answer.content.decode()
    assert (exports(), Move.objects.count()) == ([], 0)


def test_upload_into_a_move_at_work_is_refused_and_deleted(administrator, both_sites):
    work.begin(both_sites, Move.Task.TAKE)
    before = exports()
    answer = upload(administrator, english_site(), where=address("move", both_sites.pk), follow=True)

    assert "is at work" in answer.content.decode()
    assert exports() == before


@pytest.fixture
def half_read(import_folder, lists, monkeypatch):
    """A move whose reading was stopped in the middle of its file."""
    monkeypatch.setattr("importing.export_items.BATCH", 2)
    (import_folder / "a.xml").write_bytes(english_site())
    move = Move.objects.create()
    move.files.create(name="a.xml")
    work.begin(move, Move.Task.READ)
    move.refresh_from_db()
    work.work(move, StopsAfter(2))
    work.cancel(move)
    return move


def test_what_was_read_by_half_is_not_taken_over(administrator, half_read):
    screen = address("move", half_read.pk)
    answer = administrator.post(screen, {"step": "live"}, follow=True)

    assert "not read to their end" in answer.content.decode()
    assert 'value="live"' not in answer.content.decode()
    with pytest.raises(CommandError, match="not read to their end"):
        call_command("import_wordpress", "take", str(half_read.pk))
    work_on_moves(threading.Event())
    assert not StoryPage.objects.exists()


def test_stopped_reading_can_be_gone_on_with(administrator, half_read):
    administrator.post(address("move", half_read.pk), {"step": "go_on"})
    work_on_moves(threading.Event())

    half_read.refresh_from_db()
    assert (half_read.task, half_read.items.count(), half_read.files.get().is_read) == ("", 9, True)
    assert 'value="live"' in administrator.get(address("move", half_read.pk)).content.decode()


@pytest.mark.parametrize("step", ["read", "drafts"])
def test_damaged_or_missing_uploads_end_the_work_in_words(administrator, import_folder, lists, run, step):
    (import_folder / "uploads.zip").write_bytes(zipped({"2016/05/boat.jpg": jpeg()}))
    picture = '<img src="https://www.old.example/wp-content/uploads/2016/05/boat.jpg" alt="A boat">'
    (import_folder / "a.xml").write_bytes(export(post(1, body=picture), attachment(2, "2016/05/boat.jpg")))
    values = {"step": "read", "upload": "", "language": "", "file": "a.xml", "uploads": "uploads.zip"}
    administrator.post(address("moves"), values)
    move = Move.objects.get()
    if step == "drafts":
        work_on_moves(threading.Event())
        (import_folder / "uploads.zip").unlink()
        administrator.post(address("move", move.pk), {"step": "drafts"})
    else:
        (import_folder / "uploads.zip").write_bytes((import_folder / "uploads.zip").read_bytes()[:40])
    work_on_moves(threading.Event())

    move.refresh_from_db()
    assert move.task == ""
    page = administrator.get(address("move", move.pk)).content.decode()
    assert ("uploads.zip" if step == "drafts" else "archive is damaged") in page
    assert not StoryPage.objects.exists()

    (import_folder / "uploads.zip").write_bytes(zipped({"2016/05/boat.jpg": jpeg()}))
    for again in ("go_on", "drafts"):
        administrator.post(address("move", move.pk), {"step": again})
        work_on_moves(threading.Event())
    move.refresh_from_db()
    assert (move.problem, SiteImage.objects.count()) == ("", 1)


def test_part_of_an_archive_with_an_overlong_name_is_refused(import_folder):
    (import_folder / "a.zip").write_bytes(zipped({"a" * 300 + ".xml": english_site()}))

    with pytest.raises(MoveRefusedError, match="longer than 255 letters"):
        add_exports(Move.objects.create(), [("a.zip", "")])


def test_part_of_an_archive_that_is_not_there_any_more_is_said_in_words(import_folder, run):
    (import_folder / "a.zip").write_bytes(zipped({"gone.xml": english_site()}))
    move = Move.objects.create()
    add_exports(move, [("a.zip", "")])
    (import_folder / "a.zip").write_bytes(zipped({"other.xml": english_site()}))
    run(move, Move.Task.READ)

    assert "damaged" in move.files.get().problem


PLACES = [
    ("importing.export_items.store", OperationalError("database or disk is full")),
    ("importing.take_over.make_page", OperationalError("could not extend file: No space left on device")),
    ("importing.media._store", OSError(28, "No space left on device")),
]


@pytest.mark.parametrize(("place", "error"), PLACES, ids=["reading", "page", "picture"])
def test_full_disk_ends_the_work_in_words_and_fails_no_item(both_sites, read_exports, run, monkeypatch, place, error):
    def no_room(*args, **kwargs):
        raise error

    before = both_sites.items.count()
    with monkeypatch.context() as patch:
        patch.setattr(place, no_room)
        if "export_items" in place:
            read_exports(export(post(99, "New")), move=both_sites)
        else:
            run(both_sites, Move.Task.TAKE)
    both_sites.refresh_from_db()
    assert (both_sites.task, "disk of the server is full" in both_sites.problem) == ("", True)
    assert not both_sites.items.filter(state=State.FAILED).exists()
    assert both_sites.items.count() == before

    for task in (Move.Task.READ, Move.Task.TAKE):
        run(both_sites, task)
    assert (both_sites.problem, StoryPage.objects.count()) == ("", 6 + ("export_items" in place))


def test_command_that_refuses_a_file_ends_with_1(import_folder, capsys):
    (import_folder / "a.xml").write_bytes(english_site()[:2000])

    with pytest.raises(SystemExit) as end:
        call_command("import_wordpress", "read", "a.xml")
    assert end.value.code == 1
    assert "breaks off there" in capsys.readouterr().err


def test_fault_ends_the_work_of_one_move_in_words_and_others_go_on(both_sites, import_folder, monkeypatch):
    def fault(*args):
        raise OverflowError

    (import_folder / "a.xml").write_bytes(export(post(1)))
    older = Move.objects.create()
    add_exports(older, [("a.xml", "")])
    newer = Move.objects.create()
    for move, task in ((older, Move.Task.READ), (newer, Move.Task.UNDO)):
        work.begin(move, task)
    monkeypatch.setattr("importing.work.undo.waiting", fault)
    work_on_moves(threading.Event())

    older.refresh_from_db()
    newer.refresh_from_db()
    assert (newer.task, "Tell whoever runs it" in newer.problem) == ("", True)
    assert (older.task, older.items.count()) == ("", 1)


def test_page_that_stays_is_counted_as_such(administrator, both_sites, run):
    run(both_sites, Move.Task.TAKE)
    item = both_sites.items.get(wp_id=12)
    page = item.page.specific
    page.save_revision()
    answer = administrator.post(
        address("items", both_sites.pk), {"item": [item.pk], "deed": "undo", "scope": "ticked"}, follow=True
    )

    text = answer.content.decode()
    assert "1 page stays" in text
    assert "was changed" not in text
