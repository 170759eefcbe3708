"""Put the page store in front of Django, and start its threads in the web processes and in the worker."""

import threading
from collections.abc import Callable

from django.conf import settings

from core.page_store.cdn_purge import Purger
from core.page_store.concurrency import ConcurrencyLimit
from core.page_store.generation import site_generation
from core.page_store.housekeeping import Housekeeper
from core.page_store.pg_notify import Listener
from core.page_store.rendering import Application
from core.page_store.store import PageStore
from core.page_store.takedowns import delete_copies
from core.page_store.warming import Warmer

MEGABYTE = 1024 * 1024
WORKER_MEMORY = 4 * MEGABYTE  # the worker writes pages to the disk and does not read them again


def wrap_application(application: Application) -> PageStore:
    """Return the page store of a web process, in front of the application.

    Pages cached before the process started are outdated, since it may have come with new code.
    """
    store = _store(ConcurrencyLimit(application), settings.PAGE_STORE_MEMORY * MEGABYTE)
    store.generation.bump()
    Housekeeper(store).start()
    _listener().start()
    return store


def start_worker_threads(application: Application, newest_paths: Callable[[int], list[str]]) -> list[threading.Thread]:
    """Start the threads that warm the cache, empty the cache in front and listen to other hosts, in the worker.

    `newest_paths` returns as many paths of public pages as it is asked for, in the order in which they are warmed.
    """
    store = _store(application, WORKER_MEMORY)
    threads: list[threading.Thread] = [_listener(), Purger(store.generation)]
    if settings.PAGE_STORE and settings.PAGE_STORE_WARM:
        threads.append(Warmer(store, lambda: newest_paths(settings.PAGE_STORE_WARM)))
    for thread in threads:
        thread.start()
    return threads


def _store(application: Application, max_bytes: int) -> PageStore:
    return PageStore(application, site_generation(), settings.PAGE_STORE_DIR, max_bytes, settings.PAGE_STORE_FILES)


def _listener() -> Listener:
    return Listener(site_generation(), delete_copies, settings.PAGE_STORE_GENERATION.with_suffix(".listening"))
