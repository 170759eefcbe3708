"""The pages that one process keeps in memory, within a bound of bytes."""

import threading
from collections import OrderedDict

from core.page_store.cache_keys import Address
from core.page_store.entries import Entry

FILTERED = 0.25  # the share of filtered lists: a stranger can ask for any number of them
MOST_QUICK = 5000
LONGEST_QUICK = 500


class Memory:
    """Pages by address; those that nobody asked for give way first, filtered lists among themselves."""

    def __init__(self, most_bytes: int):
        self._lock = threading.Lock()
        self.plain = Shelf(int(most_bytes * (1 - FILTERED)))
        self.filtered = Shelf(int(most_bytes * FILTERED))
        # The same pages by what a request says literally, so that a hit needs one look. Dropped as a whole.
        self.quick: dict[tuple, Entry] = {}

    def _shelf(self, address: Address) -> "Shelf":
        return self.filtered if address.query else self.plain

    def get(self, address: Address) -> Entry | None:
        return self._shelf(address).get(address)

    def put(self, address: Address, entry: Entry) -> None:
        with self._lock:
            if self._shelf(address).put(address, entry):
                self.quick = {}

    def drop(self, address: Address) -> None:
        with self._lock:
            self._shelf(address).drop(address)
            self.quick = {}

    def remember(self, request: tuple, entry: Entry) -> None:
        """Let the next request that says exactly this be answered at once."""
        if len(self.quick) > MOST_QUICK or sum(len(part) for part in request) > LONGEST_QUICK:
            return
        self.quick[request] = entry

    def __len__(self) -> int:
        return len(self.plain) + len(self.filtered)

    @property
    def size(self) -> int:
        return self.plain.size + self.filtered.size


class Shelf(OrderedDict):
    """Entries in the order in which they will be looked at when room is needed."""

    def __init__(self, most_bytes: int):
        super().__init__()
        self.most_bytes = most_bytes
        self.size = 0

    def put(self, address: Address, entry: Entry) -> bool:
        """Keep an entry; tell whether others had to leave for it."""
        others_left = self.drop(address)
        if entry.size > self.most_bytes:
            return others_left
        self[address] = entry
        self.size += entry.size
        while self.size > self.most_bytes:
            oldest, candidate = next(iter(self.items()))
            if candidate.used and candidate is not entry:
                # Somebody asked for it since it was looked at last: it goes to the end of the line.
                candidate.used = False
                self.move_to_end(oldest)
            else:
                others_left = self.drop(oldest)
        return others_left

    def drop(self, address: Address) -> bool:
        entry = self.pop(address, None)
        if entry:
            self.size -= entry.size
        return entry is not None
