"""Having Django make a page, and judging whether what it made is for everybody."""

from collections.abc import Callable, Iterable

from core.page_store.cache_keys import Address
from core.page_store.entries import Made

LARGEST = 4 * 1024 * 1024  # bytes of a page

Application = Callable[[dict, Callable], Iterable[bytes]]


def is_storable(address: Address, made: Made) -> bool:
    """Tell whether an answer made for an address alone is the same for everybody who asks for it."""
    is_page = made.code == 200 or (made.code == 302 and address.path == "/")
    known = {"accept-encoding", "accept-language"}
    return is_page and made.is_for_everybody and made.varies_on <= known and len(made.body) <= LARGEST


def depends_on_visitor(made: Made, environ: dict) -> bool:
    """Tell whether this visitor's own request might be answered otherwise than the one made of the address."""
    names = made.varies_on - {"accept-encoding"}
    return any(f"HTTP_{name.upper().replace('-', '_')}" in environ for name in names) or "*" in names


def run(application: Application, environ: dict) -> Made | None:
    """Return what the application answers, or None if that is too large to be kept."""
    started: list = []

    def start_response(status, headers, exc_info=None):
        started[:] = [status, list(headers)]
        return lambda data: None

    answer = application(environ, start_response)
    try:
        parts, size = [], 0
        for part in answer:
            parts.append(part)
            size += len(part)
            if size > LARGEST:
                return None
    finally:
        getattr(answer, "close", lambda: None)()
    return Made(started[0], started[1], b"".join(parts))
