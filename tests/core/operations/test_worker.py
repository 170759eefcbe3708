"""The work no visitor should wait for."""

import signal
from datetime import datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from core import tasks
from core.operations import worker
from core.operations.records import write_record
from core.operations.worker_lock import hold_worker, lock_key
from core.prefetch.renditions import images_without_renditions
from tests.factories import ImageFactory, StoryPageFactory
from tests.factories.images import picture_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_round(monkeypatch):
    """Return a function that does all that waits, once, as a worker that was just started."""
    monkeypatch.setattr(signal, "signal", lambda *_args: None)
    monkeypatch.setattr(tasks, "_unreadable", set())
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)  # the test's own one must live on
    return lambda: call_command("run_worker", "--once")


def scheduled(story, day):
    story.go_live_at = day
    story.save_revision(approved_go_live_at=day)


def test_worker_publishes_what_is_due(one_round, read, stories):
    scheduled(StoryPageFactory(parent=stories, slug="boats", live=False), timezone.now() - timedelta(minutes=1))
    one_round()

    assert read("/en/news/boats/")


def test_worker_leaves_what_is_not_due(one_round, read, stories):
    scheduled(StoryPageFactory(parent=stories, slug="boats", live=False), timezone.now() + timedelta(minutes=9))
    one_round()

    assert read("/en/news/boats/", status=404)


def test_worker_takes_down_what_has_run_out(one_round, read, stories):
    StoryPageFactory(parent=stories, slug="boats", expire_at=timezone.now() - timedelta(minutes=1))
    one_round()

    assert read("/en/news/boats/", status=404)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts by itself")
def test_worker_has_sqlite_count_its_rows(one_round, stories):
    one_round()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'wagtailcore_page'")
        assert cursor.fetchone()[0] > 0


def test_worker_prepares_pictures(one_round):
    ImageFactory()
    one_round()

    assert not images_without_renditions().exists()


def damaged(content):
    """Return a picture whose file somebody has overwritten."""
    image = ImageFactory(file=picture_file(size=(400, 300)))
    with image.file.storage.open(image.file.name, "rb") as file:
        whole = file.read()
    image.file.storage.delete(image.file.name)
    image.file.storage.save(image.file.name, content(whole))
    return image


DAMAGE = {
    "no picture": lambda whole: b"This is no picture.",
    "cut off": lambda whole: whole[: len(whole) // 2],
    "broken inside": lambda whole: whole[:60] + bytes(40) + whole[100:],
    "empty": lambda whole: b"",
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_picture_that_cannot_be_read_does_not_stop_the_others(one_round, kind):
    first = ImageFactory()
    broken = damaged(lambda whole: ContentFile(DAMAGE[kind](whole)))
    last = ImageFactory()
    one_round()

    assert {first, last}.isdisjoint(images_without_renditions())
    assert broken in images_without_renditions()


def test_picture_that_cannot_be_read_is_told_once(one_round, caplog):
    image = ImageFactory()
    image.file.storage.delete(image.file.name)
    for _round in range(3):
        one_round()

    told = [record for record in caplog.records if record.name == "core.tasks"]
    assert [record.levelname for record in told] == ["WARNING"]
    assert str(image.pk) in told[0].getMessage()


def test_work_that_fails_does_not_stop_the_rest(one_round, monkeypatch, caplog):
    monkeypatch.setattr(tasks, "call_command", lambda *_args: 1 / 0)
    ImageFactory()
    one_round()

    assert not images_without_renditions().exists()
    assert any("publish_what_is_scheduled" in record.getMessage() for record in caplog.records)


def test_every_task_is_in_a_round_that_was_thought_about():
    """What is urgent stands alone: a task that asks another machine or works for long belongs to a slow round."""
    autodiscover_modules("tasks")

    assert {one.name: {task.work.__name__ for task in one.tasks} for one in worker.ROUNDS} == {
        "publishing": {"publish_what_is_scheduled", "publish_bundles"},
        "retention": {
            "purge_submissions",
            "write_erasure_list",
            "empty_the_bin",
            "forget_old_guesses",
            "delete_expired_sessions",
        },
        "watch": {"tell_what_is_wrong"},
        "mail": {"send_mail"},
        "links": {"look_at_links_elsewhere", "note_links_elsewhere"},
        "pictures": {"prepare_pictures", "draw_share_images"},
        "translations": {"send_to_translators", "make_old_drafts_again", "tell_what_waits"},
        "moves": {"work_on_moves"},
        "upkeep": {"count_rows_of_sqlite", "look_through_database_file", "look_at_certificate"},
        "backups": {"back_up_every_night"},
    }


def test_what_is_to_be_published_or_taken_down_is_looked_for_every_quarter_of_a_minute():
    autodiscover_modules("tasks")

    assert max(task.interval for task in worker.PUBLISHING.tasks) <= 15


def test_second_worker_for_the_same_site_says_so_and_does_nothing(one_round):
    ImageFactory()
    with hold_worker(), pytest.raises(CommandError, match="already running"):
        one_round()

    assert images_without_renditions().exists()
    one_round()
    assert not images_without_renditions().exists()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="workers of several hosts need PostgreSQL")
def test_round_that_runs_on_another_host_is_left_to_it(one_round):
    ImageFactory()
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [lock_key("pictures")])
        one_round()
        assert images_without_renditions().exists()
    finally:
        other.close()
    one_round()
    assert not images_without_renditions().exists()


@pytest.mark.parametrize(
    ("last", "now", "is_due"),
    [
        (None, "2026-11-30T01:59:00+03:00", False),
        (None, "2026-11-30T02:01:00+03:00", True),
        ("2026-11-29T02:05:00+03:00", "2026-11-30T02:01:00+03:00", True),
        ("2026-11-30T02:01:00+03:00", "2026-11-30T23:59:00+03:00", False),
        ("2026-11-30T02:01:00+03:00", "2026-12-01T01:00:00+03:00", False),
    ],
)
def test_backup_is_made_once_a_night_after_two(settings, tmp_path, monkeypatch, time_machine, last, now, is_due):
    settings.DATA_DIR, settings.BACKUP_TO = tmp_path, "file:///place"
    made = []
    monkeypatch.setattr(tasks, "back_up", lambda: made.append(now))
    if last:
        time_machine.move_to(datetime.fromisoformat(last))
        write_record("backup")
    time_machine.move_to(datetime.fromisoformat(now))
    tasks.back_up_every_night(None)
    assert bool(made) is is_due
