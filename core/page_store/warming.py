"""Render public pages in the background worker after every change, so that few readers wait for one.

The worker writes them to the disk, where the web processes of the same host find them.
"""

import logging
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, close_old_connections

from core.page_store.cache_keys import CacheKey, path_of
from core.page_store.rendering import server_environ
from core.page_store.store import PageStore

logger = logging.getLogger(__name__)

PAUSE = 0.5  # seconds between two looks at the generation
CALM = 1.0  # seconds without a change before anything is rendered
MAX_SHARE = 0.5  # of the time is spent on rendering


class Warmer(threading.Thread):
    """Renders the given pages once in each generation."""

    def __init__(self, store: PageStore, get_paths: Callable[[], list[str]]):
        super().__init__(name="page-store-warming", daemon=True)
        self.store = store
        self.get_paths = get_paths
        self.stopping = threading.Event()

    def run(self) -> None:
        done = b""
        while not self.stopping.wait(PAUSE):
            self.store.generation.repair()
            generation = self.store.generation.current
            if generation == done or self.stopping.wait(CALM) or generation != self.store.generation.current:
                continue
            try:
                if self.warm(generation):
                    done = generation
            except Exception:
                logger.exception("Pages could not be rendered in advance; that is tried again.")
                self.stopping.wait(10)

    def warm(self, generation: bytes) -> bool:
        """Render the pages; return False if something has changed meanwhile."""
        for key in self._keys():
            if self.stopping.is_set() or generation != self.store.generation.current:
                return False
            started = time.monotonic()
            self.store.prepare(key, server_environ())
            self.stopping.wait((time.monotonic() - started) * (1 / MAX_SHARE - 1))
        return True

    def _keys(self) -> list[CacheKey]:
        site = urlsplit(settings.SITE_URL)
        try:
            return [CacheKey(site.scheme, site.netloc.lower(), path_of(path)) for path in self.get_paths()]
        except DatabaseError:
            logger.warning("The database did not say which pages there are.")
            return []
        finally:
            close_old_connections()
