"""What every web process does once a second beside answering: look after the shared file, and report its counters."""

import gc
import itertools
import logging
import threading

from core.page_store.store import PageStore

logger = logging.getLogger(__name__)

PAUSE = 1.0  # seconds
SETTLED = 60  # rounds, until nearly all is loaded that is ever loaded


class Keeper(threading.Thread):
    def __init__(self, store: PageStore):
        super().__init__(name="pages-keeper", daemon=True)
        self.store = store

    def run(self) -> None:
        for number in itertools.count():
            try:
                self.look_after()
            except OSError:
                logger.exception("The shared file of the page store could not be looked after.")
            if number == SETTLED:
                settle()
            threading.Event().wait(PAUSE)

    def look_after(self) -> None:
        store = self.store
        store.generation.keep_whole()
        sizes = len(store.memory), store.memory.size
        store.generation.report(store.hits, store.misses, store.unchanged, store.stale, *sizes)


def settle() -> None:
    """Spare Python the search for garbage in code and settings, which stay: it stops all readers for 0.2 s each time."""
    gc.collect()
    gc.freeze()
