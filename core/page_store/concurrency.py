"""Serialise requests into Django; after 0.3 s a request goes in anyway.

The server has many threads, so that a cached page is served at once. Threads that work in Django at the same time take
the processor, and SQLite's lock, from each other, and all of them finish later than one after the other.
"""

import threading
from collections.abc import Iterable

from core.page_store.rendering import Application

MAX_WAIT = 0.3  # seconds; a slow request must not hold up all others


class ConcurrencyLimit:
    """A WSGI application that passes on one request at a time."""

    def __init__(self, application: Application):
        self.application = application
        self._semaphore = threading.Semaphore()

    def __call__(self, environ: dict, start_response) -> Iterable[bytes]:
        if environ.get("PATH_INFO", "").startswith("/static/"):
            return self.application(environ, start_response)  # a file, which costs no time
        is_acquired = self._semaphore.acquire(timeout=MAX_WAIT)
        try:
            return self.application(environ, start_response)
        finally:
            if is_acquired:
                self._semaphore.release()
