"""The page store: a WSGI application that answers from cached pages and asks Django for the others."""

import logging
import time
from collections.abc import Iterable
from pathlib import Path

from core.memo import GENERATION
from core.page_store.cache_keys import CacheKey, cache_key_of, requested_languages, scheme_of
from core.page_store.disk import DiskCache
from core.page_store.entries import STALE, Entry, Response
from core.page_store.expiry import Expiry
from core.page_store.generation import Generation
from core.page_store.memory import MemoryCache
from core.page_store.rendering import Application, depends_on_visitor, is_cacheable, render
from core.page_store.single_flight import Flight, SingleFlight

logger = logging.getLogger(__name__)

PAUSE = 2.0  # seconds between two attempts to render a page while the database is away
CLOCK_SLACK = 2.0  # seconds by which the clock may be set back before entries count as outdated
MAX_LANGUAGE_KEYS = 1000
DEPENDS_ON_LANGUAGE = object()  # a result: the page is another one for each language a browser asks for
UNAVAILABLE = 503


class PageStore:
    """Caches responses that are the same for everybody.

    An entry carries the generation that was read before the page was rendered. It is fresh only while that is the
    current generation. A stale entry is served when the page cannot be rendered.
    """

    def __init__(self, application: Application, generation: Generation, root: Path, max_bytes: int, max_files: int):
        self.application = application
        self.generation = generation
        self.memory = MemoryCache(max_bytes)
        self.disk = DiskCache(root, max_files)
        self.expiry = Expiry()
        self.hits = self.misses = self.stale = 0
        self._language_keys: set[CacheKey] = set()
        self._flights = SingleFlight()
        self._paused_until = 0.0

    def __call__(self, environ: dict, start_response) -> Iterable[bytes]:
        # Nearly all requests end here: one look-up, no parsing.
        if environ["REQUEST_METHOD"] == "GET":
            entry = self.find_hot(*_request_of(environ))
            if entry is not None:
                return entry.respond(environ, start_response)
        key = cache_key_of(environ)
        if key is None:
            return self.application(environ, start_response)
        return self._respond(key, environ, start_response)

    def find_hot(self, host: str, path: str, query: str, scheme: str) -> Entry | None:
        """Return the fresh entry for a GET request that was sent in exactly this way before."""
        entry = self.memory.hot_index.get((host, path, query, scheme))
        if entry is None or not self.is_fresh(entry):
            return None
        self.hits += 1
        entry.was_read = True
        return entry

    def find(self, environ: dict) -> Entry | None:
        """Return the fresh entry for a request, from memory or from the disk; nothing is rendered."""
        key = cache_key_of(environ)
        return self._find(self._with_language(key, environ), environ) if key else None

    def _find(self, key: CacheKey, environ: dict) -> Entry | None:
        entry = self._load(key)
        if entry is None or not self.is_fresh(entry):
            return None
        self.hits += 1
        entry.was_read = True
        # Odd ways of asking for a page must not fill the index.
        if environ["REQUEST_METHOD"] == "GET" and not key.language and environ.get("QUERY_STRING", "") == key.query:
            self.memory.add_to_hot_index(_request_of(environ), entry)
        return entry

    def prepare(self, key: CacheKey, environ: dict) -> None:
        """Render a page that nobody has asked for, unless there is a fresh entry."""
        entry = self._load(key)
        if entry is None or not self.is_fresh(entry):
            self._render_once(key, environ)

    def is_fresh(self, entry: Entry) -> bool:
        """Tell whether nothing has changed since the entry was made, neither in the database nor by the clock."""
        return entry.generation == self.generation.current and entry.valid_from <= time.time() < entry.expires_at

    def _respond(self, key: CacheKey, environ, start_response) -> Iterable[bytes]:
        key = self._with_language(key, environ)
        entry = self._find(key, environ)
        if entry is not None:
            return entry.respond(environ, start_response)
        entry = self._load(key)
        if entry is not None and self._is_paused() and self._may_serve_stale(key, entry):
            return self._respond_stale(entry, environ, start_response)
        return self._respond_rendered(key, environ, start_response)

    def _with_language(self, key: CacheKey, environ) -> CacheKey:
        """Add the browser's languages to the key if the page is known to depend on them."""
        with_language = key._replace(language=requested_languages(environ.get("HTTP_ACCEPT_LANGUAGE", "")))
        if key in self._language_keys:
            return with_language
        if self.memory.get(key) is None and self.disk.has(with_language):
            self._add_language_key(key)
            return with_language
        return key

    def _respond_rendered(self, key: CacheKey, environ, start_response) -> Iterable[bytes]:
        """Answer with a page that is rendered now."""
        flight = self._render_once(key, environ)
        if flight.result is DEPENDS_ON_LANGUAGE:
            return self._respond(key, environ, start_response)
        if isinstance(flight.result, Entry):
            if flight.is_stale:
                return self._respond_stale(flight.result, environ, start_response)
            flight.result.was_read = True
            return flight.result.respond(environ, start_response)
        if not isinstance(flight.result, Response) or depends_on_visitor(key, flight.result, environ):
            return self.application(environ, start_response)
        start_response(flight.result.status, flight.result.headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [flight.result.body]

    def _respond_stale(self, entry: Entry, environ, start_response) -> list[bytes]:
        self.stale += 1
        entry.was_read = True
        return entry.respond(environ, start_response, STALE)

    def _load(self, key: CacheKey) -> Entry | None:
        """Return the entry from memory, or else from the disk; it may be stale."""
        entry = self.memory.get(key)
        if entry is None:
            entry = self.disk.read(key)
            if entry is not None:
                self.memory.put(key, entry)
        return entry

    def _is_paused(self) -> bool:
        """Tell whether to leave the database alone; after each pause one request tries it."""
        now = time.monotonic()
        if now < self._paused_until:
            return True
        if self._paused_until:
            self._paused_until = now + PAUSE
        return False

    def _may_serve_stale(self, key: CacheKey, entry: Entry) -> bool:
        """Tell whether a stale entry may be served: if its copy on the disk is gone, the page was taken down."""
        return not entry.is_on_disk or self.disk.has(key)

    def _render_once(self, key: CacheKey, environ) -> Flight:
        """Render the page, or wait for the thread that renders it for the same generation."""
        generation = self.generation.current
        with self._flights.join((key, generation)) as (flight, is_leader):
            if is_leader and not self._load_from_other_process(flight, key):
                self._render(flight, key, environ, generation)
        return flight

    def _load_from_other_process(self, flight: Flight, key: CacheKey) -> bool:
        """Use the fresh entry that another process has left on the disk; tell whether there is one."""
        entry = self.disk.read(key)
        if entry is None or not self.is_fresh(entry):
            return False
        self.hits += 1
        self.memory.put(key, entry)
        flight.result = entry
        return True

    def _render(self, flight: Flight, key: CacheKey, environ, generation: bytes) -> None:
        """Have Django answer a request made of the key alone, and cache the response if it is for everybody."""
        self.misses += 1
        now = time.time()
        response = flight.result = render(self.application, key.to_environ(environ) | {GENERATION: generation})
        if response is None:
            return
        if response.code >= 500:
            self._fall_back(flight, key, response)
            return
        self._paused_until = 0.0
        if not is_cacheable(key, response):
            self.memory.drop(key)
            self.disk.drop(key)
        elif "accept-language" in response.varies_on and not key.language:
            self._add_language_key(key)
            flight.result = DEPENDS_ON_LANGUAGE
        else:
            entry = Entry(response, generation, now - CLOCK_SLACK, self.expiry.next_after(now, generation))
            flight.result = entry
            self._save(key, entry)

    def _save(self, key: CacheKey, entry: Entry) -> None:
        """Cache an entry, unless something has changed meanwhile."""
        if entry.generation != self.generation.current:
            return
        self.disk.write(key, entry)
        self.memory.put(key, entry)
        if entry.generation != self.generation.current:
            # The page may have been taken down while it was written.
            self.disk.drop(key)

    def _fall_back(self, flight: Flight, key: CacheKey, response: Response) -> None:
        """Use the stale entry, if there is one; if the database is away, leave it alone for PAUSE."""
        if response.code == UNAVAILABLE:
            self._paused_until = time.monotonic() + PAUSE
        entry = self.memory.get(key) or self.disk.read(key)
        if entry is not None and self._may_serve_stale(key, entry):
            self.memory.put(key, entry)
            flight.result, flight.is_stale = entry, True

    def _add_language_key(self, key: CacheKey) -> None:
        if len(self._language_keys) >= MAX_LANGUAGE_KEYS:
            self._language_keys = set()
        self._language_keys.add(key)


def _request_of(environ: dict) -> tuple[str, str, str, str]:
    """Return host, path, query and scheme as they were sent: the key of the hot index."""
    return environ.get("HTTP_HOST", ""), environ["PATH_INFO"], environ.get("QUERY_STRING", ""), scheme_of(environ)
