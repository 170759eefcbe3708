"""A cached response: its bytes in three encodings, its headers, and the answers given from it."""

import gzip
import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import brotli

Headers = list[tuple[str, str]]

MIN_COMPRESSED = 200  # bytes; smaller bodies are not compressed
COMPRESSED_TYPES = re.compile(r"(text/|application/(\S+\+)?(json|xml|javascript)|image/svg)", re.IGNORECASE)
OWN_HEADERS = {"cache-status", "connection", "content-encoding", "content-length", "date", "etag", "vary"}
IN_304 = {"cache-control", "content-location", "expires", "set-cookie", "vary", "cache-status"}
REVALIDATE = "public, max-age=0, stale-if-error=86400"
FRESH, STALE = "pages; hit", "pages; hit; detail=stale"


class Response(NamedTuple):
    """What Django answered."""

    status: str
    headers: Headers
    body: bytes

    def header(self, name: str) -> str:
        """Return all values of a header, joined, in lower case."""
        return ", ".join(value for key, value in self.headers if key.lower() == name).lower()

    @property
    def code(self) -> int:
        return int(self.status[:3])

    @property
    def varies_on(self) -> set[str]:
        return {name.strip() for name in self.header("vary").split(",") if name.strip()}

    @property
    def is_public(self) -> bool:
        """Whether the headers allow the same response for every reader."""
        rules = {rule.strip().split("=")[0] for rule in self.header("cache-control").split(",")}
        return not (rules & {"private", "no-store", "no-cache"} or self.header("set-cookie"))


class Variant(NamedTuple):
    """The response in one encoding."""

    etag: str
    headers: Headers
    body: bytes


class Entry:
    """A response in the cache.

    `generation` was read before it was rendered; `valid_from` and `expires_at` are seconds since 1970.
    """

    __slots__ = ("expires_at", "generation", "is_on_disk", "response", "size", "valid_from", "variants", "was_read")

    def __init__(
        self,
        response: Response,
        generation: bytes,
        valid_from: float,
        expires_at: float,
        bodies: list[bytes] | None = None,
    ):
        self.response = response
        self.generation = generation
        self.valid_from = valid_from
        self.expires_at = expires_at
        self.was_read = False
        self.is_on_disk = False
        self.variants = variants(response, bodies or compress(response))
        self.size = 2000 + sum(len(variant.body) for variant in self.variants if variant)

    @property
    def bodies(self) -> list[bytes]:
        return [variant.body if variant else b"" for variant in self.variants]

    def variant_for(self, accepted: str) -> Variant:
        """Return the variant for an Accept-Encoding header."""
        return next(variant for choice in encodings_for(accepted) if (variant := self.variants[choice]))

    def respond(self, environ: dict, start_response, cache_status: str = FRESH) -> list[bytes]:
        """Answer a GET or HEAD request of WSGI."""
        given = environ.get("HTTP_ACCEPT_ENCODING", ""), environ.get("HTTP_IF_NONE_MATCH")
        status, headers, body = self.answer(environ["REQUEST_METHOD"], *given, cache_status)
        start_response(status, headers)
        return [body] if body else []

    def answer(
        self, method: str, accepted: str, if_none_match: str | None, cache_status: str = FRESH
    ) -> tuple[str, Headers, bytes]:
        """Return the answer to a GET or HEAD request, which is 304 if the browser has the page already.

        `accepted` and `if_none_match` are the headers Accept-Encoding and If-None-Match.
        """
        variant = self.variant_for(accepted)
        headers = variant.headers
        if cache_status != FRESH:
            headers = [pair for pair in headers if pair[0] != "Cache-Status"] + [("Cache-Status", cache_status)]
        if self.response.code == 200 and is_etag_known(if_none_match, self.variants):
            return "304 Not Modified", [pair for pair in headers if pair[0].lower() in IN_304 | {"etag"}], b""
        return self.response.status, headers, b"" if method == "HEAD" else variant.body


def compress(response: Response) -> list[bytes]:
    """Return the body plain, in gzip and in brotli; empty bytes where compression saves nothing."""
    if len(response.body) < MIN_COMPRESSED or not COMPRESSED_TYPES.match(response.header("content-type")):
        return [response.body, b"", b""]
    packed = [gzip.compress(response.body, 9, mtime=0), brotli.compress(response.body, quality=9)]
    return [response.body, *(body if len(body) < len(response.body) else b"" for body in packed)]


def variants(response: Response, bodies: list[bytes]) -> list[Variant | None]:
    """Return the variants for the three bodies; the plain one is always there."""
    digest = hashlib.blake2b(response.body, digest_size=12).hexdigest()
    vary = response.varies_on - {"accept-encoding"}
    kept = [(name, value) for name, value in response.headers if name.lower() not in OWN_HEADERS]
    if not response.header("cache-control"):
        kept.append(("Cache-Control", REVALIDATE))
    # nginx in front knows pages by address and encoding alone, so it must not cache those that vary otherwise.
    kept.append(("X-Accel-Expires", "0" if vary else "1"))
    kept += [("Vary", ", ".join(["Accept-Encoding", *sorted(vary)])), ("Cache-Status", FRESH)]
    return [
        _variant(f'"{digest}{suffix}"', kept, encoding, body) if body or not encoding else None
        for (suffix, encoding), body in zip((("", ""), ("-g", "gzip"), ("-b", "br")), bodies, strict=True)
    ]


def _variant(etag: str, kept: Headers, encoding: str, body: bytes) -> Variant:
    headers = [*kept, ("ETag", etag), ("Content-Length", str(len(body)))]
    if encoding:
        headers.append(("Content-Encoding", encoding))
    return Variant(etag, headers, body)


def is_etag_known(if_none_match: str | None, variants: Iterable[Variant | None]) -> bool:
    """Tell whether an If-None-Match header names one of the variants."""
    if not if_none_match:
        return False
    known = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return "*" in known or any(variant.etag in known for variant in variants if variant)


@lru_cache(500)
def encodings_for(accepted: str) -> tuple[int, ...]:
    """Return the indexes of variants in the order of an Accept-Encoding header: 0 plain, always included, 1 gzip, 2 brotli."""
    weights: dict[str, float] = {}
    for part in accepted[:500].lower().split(","):
        name, _, parameters = part.partition(";")
        weights[name.strip()] = _weight(parameters)
    others = weights.get("*", 0.0)
    wanted = [(weights.get("br", others), 2), (weights.get("gzip", weights.get("x-gzip", others)), 1)]
    best = sorted((pair for pair in wanted if pair[0] > 0), reverse=True)
    if best and best[0][0] < weights.get("identity", 0.0):
        return (0,)
    return (*(choice for _weight, choice in best), 0)


def _weight(parameters: str) -> float:
    name, _, value = parameters.replace(" ", "").partition("=")
    if name != "q":
        return 1.0
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0
