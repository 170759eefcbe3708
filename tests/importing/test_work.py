"""A move goes on where it was: nothing is lost or doubled by a kill, a cancellation, or two people at once."""

import threading

import pytest

from core.models import SiteImage
from importing import take_over, work
from importing.models import Move, State
from importing.moves import MoveRefusedError, add_exports
from importing.report import sums_of
from news.models import StoryPage
from tests.importing.exports import english_site
from tests.importing.test_media import files_of

pytestmark = pytest.mark.django_db


class StopsAfter:
    """Says that it is time to stop after it was asked some times."""

    def __init__(self, count):
        self.left = count

    def is_set(self):
        self.left -= 1
        return self.left < 0


def test_two_people_cannot_begin_something_at_once(both_sites, import_folder):
    assert work.begin(both_sites, Move.Task.TAKE)
    assert not work.begin(both_sites, Move.Task.UNDO)
    (import_folder / "more.xml").write_bytes(english_site())
    with pytest.raises(MoveRefusedError, match="is at work"):
        add_exports(both_sites, [("more.xml", "")])

    both_sites.refresh_from_db()
    assert (both_sites.task, both_sites.files.count()) == (Move.Task.TAKE, 2)


def test_one_process_works_at_a_time(import_folder):
    with work.alone() as one, work.alone() as other:
        assert (one, other) == (True, False)


def test_cancelled_in_the_middle_it_stops_after_the_item_and_can_go_on(both_sites, run):
    work.begin(both_sites, Move.Task.TAKE)
    both_sites.refresh_from_db()
    work.work(both_sites, StopsAfter(2))
    work.cancel(both_sites)
    begun = StoryPage.objects.count()
    assert 0 < begun < 6
    assert sums_of(both_sites).are_even

    run(both_sites, Move.Task.TAKE)
    assert StoryPage.objects.count() == 6
    assert sums_of(both_sites).states[State.WAITING] == 0


def test_killed_while_a_pair_is_taken_nothing_of_it_stays(both_sites, run, monkeypatch):
    def killed(*args):
        raise SystemExit

    pair = both_sites.items.get(wp_id=21)
    with monkeypatch.context() as patch:
        patch.setattr(take_over, "join", killed)
        with pytest.raises(SystemExit):
            take_over.TakeOver(both_sites).take(pair.pk)
    pair.refresh_from_db()
    assert (pair.state, pair.page, StoryPage.objects.count()) == (State.WAITING, None, 0)

    run(both_sites, Move.Task.TAKE)
    assert StoryPage.objects.count() == 6


def test_killed_while_a_picture_is_taken_its_file_goes_when_work_goes_on(
    both_sites, run, monkeypatch, settings, tmp_path
):
    def killed(*args):
        raise SystemExit

    settings.MEDIA_ROOT = tmp_path / "media"
    with monkeypatch.context() as patch:
        patch.setattr(take_over, "join", killed)
        with pytest.raises(SystemExit):
            take_over.TakeOver(both_sites).take(both_sites.items.get(wp_id=21).pk)
    assert files_of(settings.MEDIA_ROOT)

    run(both_sites, Move.Task.TAKE)
    assert len(files_of(settings.MEDIA_ROOT)) == SiteImage.objects.count() == 1


def test_killed_while_reading_it_goes_on_and_doubles_nothing(import_folder, db, monkeypatch):
    monkeypatch.setattr("importing.export_items.BATCH", 2)
    (import_folder / "a.xml").write_bytes(english_site())
    move = Move.objects.create()
    add_exports(move, [("a.xml", "")])
    work.begin(move, Move.Task.READ)
    move.refresh_from_db()
    work.work(move, StopsAfter(2))
    assert 0 < move.items.count() < 9

    work.work(move, threading.Event())
    move.refresh_from_db()
    assert (move.task, move.items.count(), sums_of(move).read) == ("", 9, 9)
