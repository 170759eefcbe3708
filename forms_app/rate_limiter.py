"""A soft limiter: whoever sends very often is asked to look twice, then to wait, and never turned away.

Many people share one address on a mobile network, so the limits are high: a hall in which five hundred people sign
up within an hour meets no wait. A program that presses the button of the page to check meets waits that grow.
Counts live in the memory of each server process for an hour, under a digest whose salt is thrown away with them.
"""

import hashlib
import hmac
import secrets
import threading
import time
from dataclasses import dataclass
from math import ceil

from django.http import HttpRequest

from core.accounts.networks import network_of

WINDOW = 60 * 60  # seconds
MOST_POSTS = 120  # without a second look
MOST_CHECKS = 400  # second looks without a wait
ODD = 10  # a post that looks like one of a program counts as so many second looks
LONGEST_WAIT = 300  # seconds
MOST_NETWORKS = 50_000


@dataclass
class Count:
    """What one network sent: posts, second looks, how many of these were too many, and until when it waits."""

    posts: int = 0
    checks: int = 0
    over: int = 0
    until: float = 0


class RateLimiter:
    """Counts posts by network within a window; everything is forgotten when it ends."""

    def __init__(self):
        self._lock = threading.Lock()
        self._forget(0)

    def _forget(self, window: int) -> None:
        self._window, self._salt = window, secrets.token_bytes(32)
        self._counts: dict[bytes, Count] = {}

    def _count_of(self, network: str) -> Count:
        window = int(time.time() // WINDOW)
        if window != self._window or len(self._counts) > MOST_NETWORKS:
            self._forget(window)
        name = hmac.new(self._salt, network.encode(), hashlib.sha256).digest()
        return self._counts.setdefault(name, Count())

    def counts(self, network: str) -> int:
        """Count one more post from a network and return how many there were."""
        with self._lock:
            count = self._count_of(network)
            count.posts += 1
            return count.posts

    def seconds_to_wait(self, network: str, weight: int = 1) -> int:
        """Count a second look, and return 0; or return how long to wait before the next one counts.

        After too many, each one that counts is followed by a wait, twice as long as the one before.
        """
        with self._lock:
            count, now = self._count_of(network), time.time()
            if now < count.until:
                return ceil(count.until - now)
            count.checks += weight
            if count.checks > MOST_CHECKS:
                count.until = now + min(2**count.over, LONGEST_WAIT)
                count.over = min(count.over + 1, 10)
            return 0


limiter = RateLimiter()


def is_over_the_limit(request: HttpRequest) -> bool:
    """Count a post; tell whether its network sends more than a crowd behind one address would."""
    return limiter.counts(network_of(request)) > MOST_POSTS


def seconds_to_wait(request: HttpRequest, is_odd: bool) -> int:
    """Count a post of the page to check; return the seconds its sender has to wait before it is taken."""
    return limiter.seconds_to_wait(network_of(request), ODD if is_odd else 1)
