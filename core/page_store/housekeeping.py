"""What every web process does once a second beside answering: look after the shared file, and report its counters."""

import logging
import threading

from core.page_store.store import PageStore

logger = logging.getLogger(__name__)

PAUSE = 1.0  # seconds


class Keeper(threading.Thread):
    def __init__(self, store: PageStore):
        super().__init__(name="pages-keeper", daemon=True)
        self.store = store

    def run(self) -> None:
        while True:
            try:
                self.look_after()
            except OSError:
                logger.exception("The shared file of the page store could not be looked after.")
            threading.Event().wait(PAUSE)

    def look_after(self) -> None:
        store = self.store
        store.generation.keep_whole()
        sizes = len(store.memory), store.memory.size
        store.generation.report(store.hits, store.misses, store.stale, *sizes)
