"""The work no visitor should wait for."""

import signal
import socket
import threading
import time
from contextlib import nullcontext
from datetime import timedelta
from itertools import chain

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules
from wagtail.models import Page

from core import tasks
from core.models import OutsideLink
from core.operations import worker
from core.operations.outbox import post
from core.operations.worker_lock import hold_worker, lock_key
from core.prefetch.renditions import images_without_renditions
from home.models import HomePage
from tests.factories import ImageFactory, StoryIndexPageFactory, StoryPageFactory
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
        "upkeep": {"count_rows_of_sqlite", "look_through_database_file", "look_at_certificate"},
        "backups": {"back_up_every_night"},
    }


def test_what_is_to_be_published_or_taken_down_is_looked_for_every_quarter_of_a_minute():
    autodiscover_modules("tasks")

    assert max(task.interval for task in worker.PUBLISHING.tasks) <= 15


@pytest.fixture
def rounds(monkeypatch):
    """Return a function that puts rounds of the given tasks in place of all others and runs them in threads.

    It returns the threads' stop event and the thread that waits for them.
    """
    running = []

    def run(**tasks):
        rounds = [
            worker.Round(name, deadline, [worker.Task(work, interval=0)]) for name, (work, deadline) in tasks.items()
        ]
        monkeypatch.setattr(worker, "ROUNDS", rounds)
        monkeypatch.setattr(worker, "hold_round", lambda name: nullcontext(True))
        monkeypatch.setattr(worker.interface_texts, "refresh", lambda: None)
        stopping = threading.Event()
        thread = threading.Thread(target=worker.run_until, args=(stopping, 0.001))
        thread.start()
        running.append((stopping, thread))
        return stopping, thread

    yield run
    for stopping, thread in running:
        stopping.set()
        thread.join()


def test_hanging_rounds_hold_up_neither_urgent_work_nor_each_other(rounds):
    answer, urgent, slow = threading.Event(), threading.Semaphore(0), threading.Semaphore(0)
    hang = lambda stop: answer.wait(20)  # noqa: E731
    rounds(
        mail=(hang, 60),
        links=(hang, 60),
        pictures=(hang, 60),
        publishing=(lambda stop: urgent.release(), 30),
        translations=(lambda stop: slow.release(), 60),
    )

    assert all(urgent.acquire(timeout=5) and slow.acquire(timeout=5) for _time in range(3))
    answer.set()


def test_worker_that_is_stopped_waits_for_what_is_nearly_done_and_not_for_what_hangs(rounds, monkeypatch, caplog):
    monkeypatch.setattr(worker, "PATIENCE", 0.3)
    begun, answer, done = threading.Barrier(3), threading.Event(), []

    def last_step(stop):
        if not done:
            begun.wait(5)
            while not stop.is_set():
                pass
            done.append(True)

    def hang(stop):
        begun.wait(5)
        answer.wait(20)

    stopping, thread = rounds(publishing=(last_step, 30), mail=(hang, 60))
    begun.wait(5)
    stopping.set()
    thread.join(5)

    assert not thread.is_alive()
    assert done == [True]
    assert ["The round mail was cut off" in record.getMessage() for record in caplog.records] == [True]
    answer.set()


def test_task_is_told_to_end_at_the_deadline_of_its_round(rounds):
    told = threading.Event()

    def long(stop):
        while not stop.is_set():
            pass
        told.set()

    rounds(links=(long, 0.01))

    assert told.wait(5)


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


@pytest.fixture
def deaf_server(settings):
    """A mail server that takes calls and never says a word."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(5)
        listening.settimeout(10)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = listening.getsockname()
        settings.EMAIL_TIMEOUT = 20
        yield listening


@pytest.mark.skipif(connection.vendor == "sqlite", reason="a database in memory serves one at a time")
@pytest.mark.django_db(transaction=True)
def test_take_down_does_not_wait_for_mail_links_and_pictures(deaf_server, monkeypatch):
    """`bench/hanging_rounds.py` measures the same on SQLite, with a worker in a process of its own."""
    answer, asked = threading.Event(), threading.Semaphore(0)

    def hang(*_args):
        asked.release()
        answer.wait(20)
        return ""

    monkeypatch.setattr("core.checks.external_links.problem_with", hang)
    monkeypatch.setattr("core.tasks.make_renditions", hang)
    monkeypatch.setattr(worker, "PATIENCE", 0.5)
    for task in chain.from_iterable(one.tasks for one in worker.ROUNDS):
        monkeypatch.setattr(task, "due", 0.0)
    ImageFactory()
    stories = StoryIndexPageFactory(parent=HomePage.objects.get(locale__language_code="en"), slug="news")
    story = StoryPageFactory(parent=stories, expire_at=timezone.now() - timedelta(minutes=1))
    OutsideLink.objects.create(page_id=story.pk, address="https://example.org/")
    post("test", recipient="somebody@example.org")
    stopping = threading.Event()
    thread = threading.Thread(target=worker.run_until, args=(stopping, 0.05))
    thread.start()
    call, _caller = deaf_server.accept()
    try:
        assert asked.acquire(timeout=10)
        assert asked.acquire(timeout=10)
        Page.objects.filter(pk=story.pk).update(live=True)  # it may have gone before the others began to hang
        for task in worker.PUBLISHING.tasks:
            task.due = 0.0
        ends_at = time.monotonic() + 10
        while Page.objects.get(pk=story.pk).live and time.monotonic() < ends_at:
            pass
        assert not Page.objects.get(pk=story.pk).live
    finally:
        answer.set()
        call.close()
        stopping.set()
        thread.join()
