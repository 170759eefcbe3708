"""A soft limiter: whoever sends very often is asked to look twice, and never turned away.

Many people share one address on a mobile network, so the limit is high. Counts live in the memory of
each server process for an hour, under a digest whose salt is thrown away with them.
"""

import hashlib
import hmac
import secrets
import threading
import time
from collections import Counter

from django.http import HttpRequest

from core.accounts.networks import address_of

WINDOW = 60 * 60  # seconds
MOST_POSTS = 120
MOST_ADDRESSES = 50_000


class RateLimiter:
    """Counts posts by address within a window; everything is forgotten when it ends."""

    def __init__(self):
        self._lock = threading.Lock()
        self._forget(0)

    def _forget(self, window: int) -> None:
        self._window, self._salt, self._counts = window, secrets.token_bytes(32), Counter()

    def counts(self, address: str) -> int:
        """Count one more post from an address and return how many there were."""
        window = int(time.time() // WINDOW)
        with self._lock:
            if window != self._window or len(self._counts) > MOST_ADDRESSES:
                self._forget(window)
            name = hmac.new(self._salt, address.encode(), hashlib.sha256).digest()
            self._counts[name] += 1
            return self._counts[name]


limiter = RateLimiter()


def is_over_the_limit(request: HttpRequest) -> bool:
    """Count a post; tell whether its address sends more than a crowd behind one address would."""
    return limiter.counts(address_of(request)) > MOST_POSTS
