"""A finished page: its bytes in three encodings, its headers, and the answers given from it."""

import gzip
import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import brotli

Headers = list[tuple[str, str]]

SMALLEST_COMPRESSED = 200
COMPRESSED_TYPES = re.compile(r"(text/|application/(\S+\+)?(json|xml|javascript)|image/svg)", re.IGNORECASE)
MADE_ANEW = {"cache-status", "connection", "content-encoding", "content-length", "date", "etag", "vary"}
IN_304 = {"cache-control", "content-location", "expires", "set-cookie", "vary", "cache-status"}
REVALIDATE = "public, max-age=0, stale-if-error=86400"
FRESH, STALE = "pages; hit", "pages; hit; detail=stale"


class Made(NamedTuple):
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
    def is_for_everybody(self) -> bool:
        """Whether the same answer is right for every reader, by what its headers say."""
        rules = {rule.strip().split("=")[0] for rule in self.header("cache-control").split(",")}
        return not (rules & {"private", "no-store", "no-cache"} or self.header("set-cookie"))


class Variant(NamedTuple):
    """The page in one encoding."""

    etag: str
    headers: Headers
    body: bytes


class Entry:
    """A stored page. `generation` is the number read before it was made; `since` and `until` are seconds."""

    __slots__ = ("generation", "made", "on_disk", "since", "size", "status", "until", "used", "variants")

    def __init__(self, made: Made, generation: bytes, since: float, until: float, bodies: list[bytes] | None = None):
        self.made = made
        self.generation = generation
        self.since = since
        self.until = until
        self.status = made.status
        self.used = False
        self.on_disk = False
        self.variants = variants(made, bodies or compressed(made))
        self.size = 2000 + sum(len(variant.body) for variant in self.variants if variant)

    @property
    def bodies(self) -> list[bytes]:
        return [variant.body if variant else b"" for variant in self.variants]

    def variant_for(self, accepted: str) -> Variant:
        """Return the page in the encoding that a browser likes best."""
        return next(variant for choice in encodings_for(accepted) if (variant := self.variants[choice]))

    def answer(self, environ: dict, start_response, cache_status: str = FRESH) -> list[bytes]:
        """Answer a GET or HEAD, with 304 if the browser has the page already."""
        variant = self.variant_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        headers = variant.headers
        if cache_status != FRESH:
            headers = [pair for pair in headers if pair[0] != "Cache-Status"] + [("Cache-Status", cache_status)]
        if self.status.startswith("200") and matches(environ.get("HTTP_IF_NONE_MATCH"), self.variants):
            start_response("304 Not Modified", [pair for pair in headers if pair[0].lower() in IN_304 | {"etag"}])
            return []
        start_response(self.status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [variant.body]


def compressed(made: Made) -> list[bytes]:
    """Return the body as it is, in gzip and in brotli; an empty one where that saves nothing."""
    if len(made.body) < SMALLEST_COMPRESSED or not COMPRESSED_TYPES.match(made.header("content-type")):
        return [made.body, b"", b""]
    packed = [gzip.compress(made.body, 9, mtime=0), brotli.compress(made.body, quality=9)]
    return [made.body, *(body if len(body) < len(made.body) else b"" for body in packed)]


def variants(made: Made, bodies: list[bytes]) -> list[Variant | None]:
    """Return the page in each encoding, the plain one always."""
    digest = hashlib.blake2b(made.body, digest_size=12).hexdigest()
    vary = made.varies_on - {"accept-encoding"}
    kept = [(name, value) for name, value in made.headers if name.lower() not in MADE_ANEW]
    if not made.header("cache-control"):
        kept.append(("Cache-Control", REVALIDATE))
    # For nginx in front, which knows no other way to tell pages apart than the address and the encoding.
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


def matches(if_none_match: str | None, variants: Iterable[Variant | None]) -> bool:
    """Tell whether a browser has one of the variants."""
    if not if_none_match:
        return False
    known = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return "*" in known or any(variant.etag in known for variant in variants if variant)


@lru_cache(500)
def encodings_for(accepted: str) -> tuple[int, ...]:
    """Return the variants in the order a browser likes them: 0 plain, 1 gzip, 2 brotli; plain is always among them."""
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
