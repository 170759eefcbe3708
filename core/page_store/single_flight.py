"""Single flight: of several threads that want the same page, one renders it and the others wait for its result."""

import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

MAX_WAIT = 15.0  # seconds that a thread waits for the result of another


class Flight:
    """One rendering and its result."""

    def __init__(self):
        self.done = threading.Event()
        self.result: object = None
        self.is_stale = False  # the result is an old page, since a new one could not be rendered


class SingleFlight:
    """What this process is rendering now."""

    def __init__(self):
        self._lock = threading.Lock()
        self._flights: dict[Hashable, Flight] = {}

    @contextmanager
    def join(self, key: Hashable) -> Iterator[tuple[Flight, bool]]:
        """Yield the flight for a key, and whether the caller has to fill in its result; wait for the result otherwise."""
        with self._lock:
            flight = self._flights.get(key)
            is_leader = flight is None
            if flight is None:
                flight = self._flights[key] = Flight()
        if not is_leader:
            flight.done.wait(MAX_WAIT)
            yield flight, False
            return
        try:
            yield flight, True
        finally:
            with self._lock:
                del self._flights[key]
            flight.done.set()
