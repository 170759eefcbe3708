"""Rounds of the worker that hang, and what does not wait for them."""

import socket
import threading
import time
from contextlib import nullcontext
from datetime import timedelta
from itertools import chain

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from core.models import OutsideLink
from core.operations import worker
from core.operations.outbox import post
from home.models import HomePage
from tests.factories import ImageFactory, StoryIndexPageFactory, StoryPageFactory

pytestmark = pytest.mark.django_db


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
        ends_at = time.monotonic() + 10
        while Page.objects.get(pk=story.pk).live and time.monotonic() < ends_at:
            for task in worker.PUBLISHING.tasks:
                task.due = 0.0  # again and again: one that is running sets its next time when it ends
            time.sleep(0.05)
        assert not Page.objects.get(pk=story.pk).live
    finally:
        answer.set()
        call.close()
        stopping.set()
        thread.join()
