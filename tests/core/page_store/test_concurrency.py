import threading
import time

import pytest

from core.page_store import concurrency
from core.page_store.concurrency import ConcurrencyLimit
from tests.core.page_store.requests import ask, request


class Slow:
    """Notes how many it works for at a time; for the path /slow/ it takes until it is told to end."""

    def __init__(self):
        self.at_once, self.most = 0, 0
        self.end = threading.Event()

    def __call__(self, environ, start_response):
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        if environ["PATH_INFO"] == "/slow/":
            self.end.wait(10)
        if environ["PATH_INFO"] == "/broken/":
            self.at_once -= 1
            raise ZeroDivisionError
        time.sleep(0.01)
        self.at_once -= 1
        start_response("200 OK", [])
        return [b"done"]


@pytest.fixture
def site():
    return Slow()


def threads_asking(door, *paths):
    threads = [threading.Thread(target=ask, args=(door, path)) for path in paths]
    for thread in threads:
        thread.start()
    return threads


def test_one_is_served_after_the_other(site, monkeypatch):
    monkeypatch.setattr(concurrency, "MAX_WAIT", 10)
    for thread in threads_asking(ConcurrencyLimit(site), *["/en/"] * 8):
        thread.join()
    assert site.most == 1


def test_one_that_takes_long_does_not_hold_up_the_others(site, monkeypatch):
    monkeypatch.setattr(concurrency, "MAX_WAIT", 0.05)
    door = ConcurrencyLimit(site)
    (slow,) = threads_asking(door, "/slow/")
    assert ask(door, "/en/").body == b"done"
    assert slow.is_alive()
    site.end.set()
    slow.join()


def test_error_leaves_the_turn_to_the_next(site, monkeypatch):
    monkeypatch.setattr(concurrency, "MAX_WAIT", 10)
    door = ConcurrencyLimit(site)
    with pytest.raises(ZeroDivisionError):
        door(request("/broken/"), None)
    assert ask(door, "/en/").body == b"done"
