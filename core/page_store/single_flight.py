"""One thread makes a page while the others that want it wait."""

import threading
from collections.abc import Hashable
from contextlib import contextmanager

PATIENCE = 15.0  # seconds to wait for another thread that makes the same page


class Flight:
    """A page on its way: what came of it, and whether that is an old page in the place of a new one."""

    def __init__(self):
        self.landed = threading.Event()
        self.outcome: object = None
        self.is_stale = False


class Flights:
    """The pages that this process is making now."""

    def __init__(self):
        self._lock = threading.Lock()
        self._flying: dict[Hashable, Flight] = {}

    @contextmanager
    def join(self, name: Hashable):
        """Give a flight and whether it is the caller's to fly; wait for its end if another thread flies it."""
        with self._lock:
            flight = self._flying.get(name)
            is_mine = flight is None
            if flight is None:
                flight = self._flying[name] = Flight()
        if not is_mine:
            flight.landed.wait(PATIENCE)
            yield flight, False
            return
        try:
            yield flight, True
        finally:
            with self._lock:
                del self._flying[name]
            flight.landed.set()
