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

from django.conf import settings
from django.http import HttpRequest

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
    return limiter.counts(_address_of(request)) > MOST_POSTS


def _address_of(request: HttpRequest) -> str:
    """Return the sender's address; behind our own proxy, the one that the proxy saw."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
