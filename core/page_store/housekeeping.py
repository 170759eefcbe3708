"""What a web process does once a second: repair the shared file of the generation and report its counters there."""

import logging
import threading

from core.page_store.store import PageStore

logger = logging.getLogger(__name__)

PAUSE = 1.0  # seconds


class Housekeeper(threading.Thread):
    def __init__(self, store: PageStore):
        super().__init__(name="page-store-housekeeping", daemon=True)
        self.store = store

    def run(self) -> None:
        while True:
            try:
                self.run_once()
            except OSError:
                logger.exception("The shared file of the page store could not be repaired.")
            threading.Event().wait(PAUSE)

    def run_once(self) -> None:
        store = self.store
        store.generation.repair()
        store.generation.write_counters(store.hits, store.misses, store.stale, len(store.memory), store.memory.size)
