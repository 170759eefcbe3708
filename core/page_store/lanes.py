"""Lanes: kinds of requests that need Django, each with threads and a queue of its own.

So no kind takes the threads of another: searches do not keep sign-ups waiting, neither keeps the admin waiting, and
strangers who try passwords keep nobody out who works there. A lane whose queue is full takes nothing more, and whoever
comes then is asked to come again.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from core.page_store.cache_keys import CacheKey

Result = TypeVar("Result")
# Anybody may ask for them, and checking a password takes long on purpose.
SIGN_IN = ("/admin/login/", "/admin/password_reset/")


class FullError(Exception):
    """The lane has as many requests as it takes."""


class Lane:
    """Some threads, and the number of requests that may wait for them. Used from one event loop."""

    def __init__(self, name: str, threads: int, queue: int):
        self.name = name
        self.most = threads + queue
        self.taken = 0
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=f"lane-{name}")

    async def run(self, work: Callable[..., Result], *arguments) -> Result:
        """Run the work in a thread of the lane and return its result; raise FullError if too many wait already."""
        if self.taken >= self.most:
            raise FullError
        self.taken += 1
        future = asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)
        # The thread goes on when whoever asked has gone, so its place is free only when it has ended.
        future.add_done_callback(self._leave)
        return await asyncio.shield(future)

    def _leave(self, _future: asyncio.Future) -> None:
        self.taken -= 1


class Lanes:
    """The lanes of a web process. Their threads together are the connections to the database that it may open."""

    def __init__(self):
        self.pages = Lane("pages", threads=3, queue=100)
        self.others = Lane("others", threads=3, queue=30)
        self.forms = Lane("forms", threads=3, queue=60)
        self.admin = Lane("admin", threads=4, queue=60)
        self.sign_in = Lane("sign-in", threads=2, queue=30)
        self.files = Lane("files", threads=2, queue=200)
        self.health = Lane("health", threads=1, queue=10)

    def lane_for(self, environ: dict, key: CacheKey | None) -> Lane:
        """Return the lane of a request; `key` is its cache key, None where it is not to be cached."""
        path = environ["PATH_INFO"]
        if path.startswith(SIGN_IN):
            return self.sign_in
        if path.startswith("/admin/"):
            return self.admin
        if path.startswith("/health/"):
            return self.health
        if path.startswith(("/static/", "/media/")):
            return self.files
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return self.forms
        return self.others if key is None else self.pages
