"""The store in front of the real site: whatever is edited, no process shows what is no longer true."""

import random

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from wagtail.models import Site

from bench.edits import Editor
from core.models import SiteFacts
from core.page_store import invalidation
from core.page_store.expiry import Expiry
from tests.core.page_store.requests import ask
from tests.factories import CallPageFactory, StoryPageFactory


@pytest.fixture
def _one_connection():
    """Whatever Django is asked for uses the connection of the test, as with Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def processes(make_store, generation, monkeypatch, settings, tmp_path, _one_connection):
    """The stores of two processes of one host."""
    monkeypatch.setattr(invalidation, "site_generation", lambda: generation)
    settings.PAGE_STORE_DIR = tmp_path / "pages"
    stores = [make_store(WSGIHandler()) for _ in range(2)]
    for store in stores:
        store.expiry = Expiry()
    return stores


@pytest.fixture
def editor(stories, calls, in_arabic):
    SiteFacts.for_site(Site.objects.get())  # which makes them, where there are none
    for number in range(6):
        in_arabic(StoryPageFactory(parent=stories, slug=f"story-of-{number}"))
    CallPageFactory(parent=calls)
    return Editor(random.Random(7))  # noqa: S311


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """Return a function that does something and commits it, as far as anybody can tell."""

    def commit(action):
        connection.run_on_commit.clear()  # by the commit before
        with django_capture_on_commit_callbacks(execute=True):
            return action()

    return commit


def compare(processes, addresses):
    """Return the addresses at which a process does not show what Django makes of them now."""
    django = WSGIHandler()
    wrong = []
    for address in sorted(addresses):
        truth = ask(django, address)
        for process in processes:
            answer = ask(process, address)
            if (answer.code, answer.body) != (truth.code, truth.body):
                wrong.append(address)
    return wrong


def test_no_process_shows_what_is_no_longer_true(processes, editor, commit):
    assert not compare(processes, editor.addresses)
    for kind in reversed(editor.kinds):  # in this order what was unpublished or restricted is opened again
        editor.count += 1
        touched = commit(kind) or []
        addresses = {*touched, *editor.chance.sample(sorted(editor.addresses), 2), "/en/", "/ar/", "/en/news/"}
        assert not compare(processes, addresses), kind.__name__
    assert not compare(processes, editor.addresses)


def test_comparison_finds_what_is_not_true(processes, editor, arabic_home):
    compare(processes, {"/ar/"})
    arabic_home.intro = "كلام جديد."
    arabic_home.save()  # in a transaction that nobody commits
    assert compare(processes, {"/ar/"}) == ["/ar/", "/ar/"]


def test_page_from_the_store_costs_no_query(processes, editor, django_assert_num_queries):
    for process in processes:
        ask(process, "/en/news/")
    with django_assert_num_queries(0):
        for process in processes:
            assert ask(process, "/en/news/").code == 200
