"""A server has many threads, so that nobody who asks for a finished page waits; Django works for one after the other."""

import threading
from collections.abc import Iterable

from core.page_store.rendering import Application

PATIENCE = 0.3  # seconds to wait for one's turn


class Gate:
    """Lets requests into an application in turn.

    Python's threads take the processor, and SQLite's lock, from each other when several of them work; in turn all are
    sooner done. Who has waited for PATIENCE goes in nevertheless, so that none that takes long holds up the others.
    """

    def __init__(self, application: Application):
        self.application = application
        self._turn = threading.Semaphore()

    def __call__(self, environ: dict, start_response) -> Iterable[bytes]:
        is_my_turn = self._turn.acquire(timeout=PATIENCE)
        try:
            return self.application(environ, start_response)
        finally:
            if is_my_turn:
                self._turn.release()
