"""The page store: a WSGI application that answers from finished pages and asks Django for the others."""

import logging
import time
from collections.abc import Iterable
from pathlib import Path

from core.memo import GENERATION
from core.page_store.cache_keys import Address, address_of, language_asked_for, scheme_of
from core.page_store.disk import Disk
from core.page_store.entries import STALE, Entry, Made
from core.page_store.expiry import Moments
from core.page_store.generation import Generation
from core.page_store.memory import Memory
from core.page_store.rendering import Application, depends_on_visitor, is_storable, run
from core.page_store.single_flight import Flight, Flights

logger = logging.getLogger(__name__)

PAUSE = 2.0  # seconds without a new try after a page could not be made
CLOCK_SLACK = 2.0  # seconds by which a clock may be set back without making pages older than they are
MOST_VARYING = 1000
VARIES = object()  # the page is another for each language a browser asks for
UNAVAILABLE = 503


class PageStore:
    """Keeps what Django makes for everybody, for as long as it is true.

    An entry carries the generation that was read before it was made, and is an answer only while that is the current
    one. An older entry is the answer when the page cannot be made: then the old page is better than none.
    """

    def __init__(self, application: Application, generation: Generation, root: Path, most_bytes: int, most_files: int):
        self.application = application
        self.generation = generation
        self.memory = Memory(most_bytes)
        self.disk = Disk(root, most_files)
        self.moments = Moments()
        self.hits = self.misses = self.stale = 0
        self._varying: set[Address] = set()
        self._flights = Flights()
        self._trouble_until = 0.0

    def __call__(self, environ: dict, start_response) -> Iterable[bytes]:
        # The path of a hit, kept short: everything here is paid for by every visitor.
        if environ["REQUEST_METHOD"] == "GET" and "HTTP_COOKIE" not in environ:
            request = (
                environ.get("HTTP_HOST", ""),
                environ["PATH_INFO"],
                environ.get("QUERY_STRING", ""),
                scheme_of(environ),
            )
            entry = self.memory.quick.get(request)
            if entry is not None and self.is_true(entry):
                self.hits += 1
                entry.used = True
                return entry.answer(environ, start_response)
        else:
            request = None
        address = address_of(environ)
        if address is None:
            return self.application(environ, start_response)
        return self._look_up(address, environ, start_response, request)

    def _look_up(self, address: Address, environ, start_response, request) -> Iterable[bytes]:
        address, request = self._in_language(address, environ, request)
        entry = self._known(address)
        if entry is not None and self.is_true(entry):
            self.hits += 1
            entry.used = True
            if request:
                self.memory.remember(request, entry)
            return entry.answer(environ, start_response)
        if entry is not None and self._is_in_trouble() and self._may_be_shown(address, entry):
            return self._answer_stale(entry, environ, start_response)
        return self._answer_made(address, environ, start_response)

    def _in_language(self, address: Address, environ, request) -> tuple[Address, tuple | None]:
        """Return the address in the reader's language if its page depends on that, as memory or disk know."""
        in_language = address._replace(language=language_asked_for(environ.get("HTTP_ACCEPT_LANGUAGE", "")))
        if address in self._varying:
            return in_language, None
        if self.memory.get(address) is None and self.disk.has(in_language):
            self._remember_varying(address)
            return in_language, None
        return address, request

    def _answer_made(self, address: Address, environ, start_response) -> Iterable[bytes]:
        """Answer with what comes of making the page now."""
        flight = self._fetch(address, environ)
        if flight.outcome is VARIES:
            return self._look_up(address, environ, start_response, None)
        if isinstance(flight.outcome, Entry):
            if flight.is_stale:
                return self._answer_stale(flight.outcome, environ, start_response)
            flight.outcome.used = True
            return flight.outcome.answer(environ, start_response)
        if not isinstance(flight.outcome, Made) or depends_on_visitor(flight.outcome, environ):
            return self.application(environ, start_response)
        start_response(flight.outcome.status, flight.outcome.headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [flight.outcome.body]

    def _known(self, address: Address) -> Entry | None:
        """Return the page from memory, or from the disk if it is new to this process; it may be outdated."""
        entry = self.memory.get(address)
        if entry is None:
            entry = self.disk.read(address)
            if entry is not None:
                self.memory.put(address, entry)
        return entry

    def prepare(self, address: Address, environ: dict) -> None:
        """Make a page that nobody has asked for, unless it is there already."""
        entry = self._known(address)
        if entry is None or not self.is_true(entry):
            self._fetch(address, environ)

    def is_true(self, entry: Entry) -> bool:
        """Tell whether nothing has changed since the entry was made, neither in the database nor by the clock."""
        return entry.generation == self.generation.current and entry.since <= time.time() < entry.until

    def _is_in_trouble(self) -> bool:
        """Tell whether to spare the database; when the pause is over, one request tries for all."""
        now = time.monotonic()
        if now < self._trouble_until:
            return True
        if self._trouble_until:
            self._trouble_until = now + PAUSE
        return False

    def _may_be_shown(self, address: Address, entry: Entry) -> bool:
        """Tell whether an old entry may still be shown: a copy that is gone from the disk was taken down."""
        return not entry.on_disk or self.disk.has(address)

    def _answer_stale(self, entry: Entry, environ, start_response) -> list[bytes]:
        self.stale += 1
        entry.used = True
        return entry.answer(environ, start_response, STALE)

    def _fetch(self, address: Address, environ) -> Flight:
        """Make the page, or wait for the thread that is making it for the same generation."""
        generation = self.generation.current
        with self._flights.join((address, generation)) as (flight, is_mine):
            if is_mine and not self._take_over(flight, address):
                self._make(flight, address, environ, generation)
        return flight

    def _take_over(self, flight: Flight, address: Address) -> bool:
        """Take the page that another process has left on the disk; tell whether there is one."""
        copy = self.disk.read(address)
        if copy is None or not self.is_true(copy):
            return False
        self.hits += 1
        self.memory.put(address, copy)
        flight.outcome = copy
        return True

    def _keep(self, address: Address, entry: Entry) -> None:
        """Keep a page, unless something has changed meanwhile."""
        if entry.generation != self.generation.current:
            return
        self.disk.write(address, entry)
        self.memory.put(address, entry)
        if entry.generation != self.generation.current:
            # It may have been taken down while it was written.
            self.disk.drop(address)

    def _make(self, flight: Flight, address: Address, environ, generation: bytes) -> None:
        """Let Django make the page for its address alone, and keep it if it is for everybody."""
        self.misses += 1
        now = time.time()
        made = flight.outcome = run(self.application, address.environ(environ) | {GENERATION: generation})
        if made is None:
            return
        if made.code >= 500:
            self._fall_back(flight, address, made)
            return
        self._trouble_until = 0.0
        if not is_storable(address, made):
            self.memory.drop(address)
            self.disk.drop(address)
        elif "accept-language" in made.varies_on and not address.language:
            self._remember_varying(address)
            flight.outcome = VARIES
        else:
            entry = Entry(made, generation, now - CLOCK_SLACK, self.moments.after(now, generation))
            flight.outcome = entry
            self._keep(address, entry)

    def _fall_back(self, flight: Flight, address: Address, made: Made) -> None:
        """Give the old page, if there is one; when it is the database that fails, spare it for a moment."""
        if made.code == UNAVAILABLE:
            self._trouble_until = time.monotonic() + PAUSE
        entry = self.memory.get(address) or self.disk.read(address)
        if entry is not None and self._may_be_shown(address, entry):
            self.memory.put(address, entry)
            flight.outcome, flight.is_stale = entry, True

    def _remember_varying(self, address: Address) -> None:
        if len(self._varying) >= MOST_VARYING:
            self._varying = set()
        self._varying.add(address)
