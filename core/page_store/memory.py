"""The entries that one process holds in memory, up to a number of bytes."""

import threading
from collections import OrderedDict

from core.page_store.cache_keys import CacheKey
from core.page_store.entries import Entry

FILTERED_SHARE = 0.25  # of the memory is for filtered lists, since a stranger can ask for any number of them
MAX_HOT = 5000  # requests
MAX_HOT_LENGTH = 500  # characters of a request


class MemoryCache:
    """Entries by cache key, and the hot index of them by request. Filtered lists never push out other pages."""

    def __init__(self, max_bytes: int):
        self._lock = threading.Lock()
        self.unfiltered = SecondChanceCache(int(max_bytes * (1 - FILTERED_SHARE)))
        self.filtered = SecondChanceCache(int(max_bytes * FILTERED_SHARE))
        # The same entries by host, path, query and scheme as they were sent. Emptied whenever an entry leaves.
        self.hot_index: dict[tuple, Entry] = {}

    def _cache_for(self, key: CacheKey) -> "SecondChanceCache":
        return self.filtered if key.query else self.unfiltered

    def get(self, key: CacheKey) -> Entry | None:
        return self._cache_for(key).get(key)

    def put(self, key: CacheKey, entry: Entry) -> None:
        with self._lock:
            if self._cache_for(key).put(key, entry):
                self.hot_index = {}

    def drop(self, key: CacheKey) -> None:
        with self._lock:
            self._cache_for(key).drop(key)
            self.hot_index = {}

    def add_to_hot_index(self, request: tuple, entry: Entry) -> None:
        """Let the next request that is sent in exactly this way find the entry without a cache key."""
        if len(self.hot_index) > MAX_HOT or sum(len(part) for part in request) > MAX_HOT_LENGTH:
            return
        self.hot_index[request] = entry

    def __len__(self) -> int:
        return len(self.unfiltered) + len(self.filtered)

    @property
    def size(self) -> int:
        return self.unfiltered.size + self.filtered.size


class SecondChanceCache(OrderedDict):
    """A cache that removes the oldest entry first, but spares each one that was read since it was last looked at."""

    def __init__(self, max_bytes: int):
        super().__init__()
        self.max_bytes = max_bytes
        self.size = 0

    def put(self, key: CacheKey, entry: Entry) -> bool:
        """Add an entry; tell whether any entry was removed."""
        has_removed = self.drop(key)
        if entry.size > self.max_bytes:
            return has_removed
        self[key] = entry
        self.size += entry.size
        while self.size > self.max_bytes:
            oldest, candidate = next(iter(self.items()))
            if candidate.was_read and candidate is not entry:
                candidate.was_read = False
                self.move_to_end(oldest)
            else:
                has_removed = self.drop(oldest)
        return has_removed

    def drop(self, key: CacheKey) -> bool:
        """Remove an entry; tell whether there was one."""
        entry = self.pop(key, None)
        if entry:
            self.size -= entry.size
        return entry is not None
