"""The RSGI application that Granian runs: stored pages are answered at once, all else goes to Django in lanes.

RSGI is Granian's own interface, and here it has two advantages over WSGI. A stored page is answered by the event loop
and needs no thread, so that it never queues behind pages that are being made. And a body is received by the event loop,
so that one that never ends occupies no thread and can be given up.
"""

import asyncio
import logging
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, NamedTuple

from django.conf import settings

from core.page_store import refusals
from core.page_store.cache_keys import CacheKey, cache_key_of
from core.page_store.entries import Entry, Headers
from core.page_store.lanes import FullError, Lanes
from core.page_store.rendering import Application
from core.page_store.request_bodies import BodyReader, IncompleteError, TooLargeError, TooSlowError
from core.page_store.store import PageStore

logger = logging.getLogger(__name__)

PART = 256 * 1024  # bytes; a longer response is sent in parts of this size
SWITCH = 0.001  # seconds after which a thread that makes a page lets the event loop go on
WITH_BODY = {"DELETE", "PATCH", "POST", "PUT"}
JOINED_BY = {"cookie": "; "}
ALIVE = "/health/live"
PORTS = {"http": "80", "https": "443"}


class Answer(NamedTuple):
    status: int
    headers: Headers
    body: bytes


class RSGIApplication:
    """Stands before a WSGI application, which may be a page store."""

    def __init__(self, application: Application):
        self.application = application
        self.store = application if isinstance(application, PageStore) else None
        self.lanes = Lanes()
        self.bodies = BodyReader()
        self.refusals = refusals.render_all()
        self._rendering: dict[CacheKey, asyncio.Future] = {}

    def __rsgi_init__(self, loop) -> None:
        sys.setswitchinterval(SWITCH)

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        if self.store is not None and scope.method == "GET":
            # Nearly all requests end here: one look-up, no parsing.
            headers = scope.headers
            entry = self.store.find_hot(headers.get("host", ""), path_info(scope), scope.query_string, scheme(scope))
            if entry is not None:
                respond_stored(protocol, entry, "GET", headers.get("accept-encoding", ""), headers.get("if-none-match"))
                return
        environ = environ_of(scope)
        answer = await self._answer(environ, scope, protocol)
        if answer is not None:
            protocol.response_bytes(*answer)

    async def _answer(self, environ: dict, scope: Any, protocol: Any) -> Answer | None:
        """Return the answer; None if it was given already."""
        try:
            if environ["REQUEST_METHOD"] in WITH_BODY:
                body, size = await self.bodies.receive(protocol, environ.get("CONTENT_LENGTH", ""))
                environ |= {"wsgi.input": body, "CONTENT_LENGTH": str(size)}
            with environ["wsgi.input"]:
                return await self._answer_in_lane(environ, protocol)
        except FullError:
            return self._refuse(refusals.BUSY, environ)
        except TooSlowError:
            return self._refuse(refusals.SLOW, environ)
        except TooLargeError:
            return self._refuse(refusals.LARGE, environ)
        except IncompleteError:
            return Answer(400, [], b"")

    async def _answer_in_lane(self, environ: dict, protocol: Any) -> Answer | None:
        key = cache_key_of(environ) if self.store is not None else None
        lane = self.lanes.lane_for(environ, key)
        loop = asyncio.get_running_loop()
        if key is None or self.store is None:
            return await lane.run(run, self.application, environ, protocol, loop)
        entry = self.store.find(environ) or await self._wait_for_other(key, environ)
        if entry is not None:
            given = environ.get("HTTP_ACCEPT_ENCODING", ""), environ.get("HTTP_IF_NONE_MATCH")
            respond_stored(protocol, entry, environ["REQUEST_METHOD"], *given)
            return None
        done = self._rendering.setdefault(key, loop.create_future())
        try:
            return await lane.run(run, self.application, environ, protocol, loop)
        finally:
            if self._rendering.get(key) is done:
                del self._rendering[key]
            if not done.done():
                done.set_result(None)

    async def _wait_for_other(self, key: CacheKey, environ: dict) -> Entry | None:
        """Wait for whoever is rendering the same page, which takes no place in the lane; return what is stored then."""
        other = self._rendering.get(key)
        if other is None or self.store is None:
            return None
        await asyncio.shield(other)
        return self.store.find(environ)

    def _refuse(self, kind: str, environ: dict) -> Answer:
        refusal = self.refusals[kind, refusals.language_for(environ)]
        return Answer(refusal.status, refusal.headers, refusal.body)


def run(application: Application, environ: dict, protocol: Any, loop) -> Answer | None:
    """Run a WSGI application in this thread; return its answer, or None if it was long and has been sent in parts."""
    started: list = []

    def start_response(status, headers, exc_info=None):
        started[:] = [int(status[:3]), list(headers)]
        return lambda data: None

    chunks = application(environ, start_response)
    try:
        parts = in_parts(chunks)
        first, second = next(parts, b""), next(parts, None)
        if second is None:
            return Answer(started[0], started[1], first)
        send_parts(protocol, loop, started, [first, second], parts)
        return None
    finally:
        getattr(chunks, "close", lambda: None)()


def in_parts(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes in parts of at least PART bytes; the last may be shorter."""
    waiting, size = [], 0
    for chunk in chunks:
        waiting.append(chunk)
        size += len(chunk)
        if size >= PART:
            yield b"".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)


def send_parts(protocol: Any, loop, started: list, ready: list[bytes], rest: Iterator[bytes]) -> None:
    """Send a long response part by part; stop where the visitor has gone."""

    async def begin():
        return protocol.response_stream(*started)

    transport = asyncio.run_coroutine_threadsafe(begin(), loop).result()

    async def send(part: bytes) -> None:
        await transport.send_bytes(part)

    for parts in (ready, rest):
        for part in parts:
            try:
                asyncio.run_coroutine_threadsafe(send(part), loop).result()
            except RuntimeError:
                logger.info("A visitor has gone before the whole response was sent.")
                return


def respond_stored(protocol: Any, entry: Entry, method: str, accepted: str, if_none_match: str | None) -> None:
    """Answer a GET or HEAD request from the store."""
    status, headers, body = entry.answer(method, accepted, if_none_match)
    protocol.response_bytes(int(status[:3]), headers, body)


def path_info(scope: Any) -> str:
    """Return the path as WSGI has it: each character is one byte."""
    path = scope.path
    return path if path.isascii() else path.encode("utf-8", "surrogateescape").decode("latin-1")


def scheme(scope: Any) -> str:
    """Return the scheme as Django will see it."""
    trusted = settings.SECURE_PROXY_SSL_HEADER
    if trusted:
        name = trusted[0].removeprefix("HTTP_").replace("_", "-").lower()
        return "https" if scope.headers.get(name, "").split(",")[0].strip() == trusted[1] else "http"
    return scope.scheme


def environ_of(scope: Any) -> dict:
    """Return the WSGI environment of a request; headers whose names have underscores are left out, as proxies do."""
    server, _, port = scope.server.rpartition(":")  # a socket that is a file has no port
    environ: dict = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path_info(scope),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": server or "localhost",
        "SERVER_PORT": port if port.isdecimal() else PORTS[scheme(scope)],
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "SERVER_SOFTWARE": "Granian",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        if "_" in name:
            continue
        plain = name.upper().replace("-", "_")
        field = plain if plain in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{plain}"
        environ[field] = environ[field] + JOINED_BY.get(name, ",") + value if field in environ else value
    environ.setdefault("HTTP_HOST", scope.authority or "")
    return environ
