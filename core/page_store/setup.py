"""Putting the page store in front of Django, and its companions to work."""

from django.conf import settings

from core.page_store.cdn_purge import Purger
from core.page_store.concurrency import Gate
from core.page_store.disk import Disk
from core.page_store.housekeeping import Keeper
from core.page_store.pg_notify import Listener
from core.page_store.process_state import generation
from core.page_store.rendering import Application
from core.page_store.store import PageStore
from core.page_store.warming import Warmer

MEGABYTE = 1024 * 1024
MEMORY_OF_WORKER = 4 * MEGABYTE  # the worker only passes pages on


def in_front_of(application: Application) -> PageStore:
    """Return the store of a web process; what was made before the process started counts as old.

    The process may have come with new code, which makes other pages of the same content.
    """
    store = _store(Gate(application), settings.PAGE_STORE_MEMORY * MEGABYTE)
    store.generation.bump()
    Keeper(store).start()
    _listener(store.disk).start()
    return store


def accompany_worker(application: Application) -> list:
    """Start what makes pages in advance and empties caches in front, in the process of the background worker."""
    store = _store(application, MEMORY_OF_WORKER)
    threads = [_listener(store.disk), Purger(store.generation)]
    if settings.PAGE_STORE and settings.PAGE_STORE_WARM:
        threads.append(Warmer(store, settings.PAGE_STORE_WARM))
    for thread in threads:
        thread.start()
    return threads


def _store(application: Application, most_bytes: int) -> PageStore:
    return PageStore(application, generation(), settings.PAGE_STORE_DIR, most_bytes, settings.PAGE_STORE_FILES)


def _listener(disk: Disk) -> Listener:
    return Listener(generation(), disk.drop_path, settings.PAGE_STORE_GENERATION.with_suffix(".listening"))
