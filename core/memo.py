"""Values that stand on many pages, such as menus, fetched once in each generation.

A page made for the page store comes with a request that names the generation, read before the page was begun. A value
fetched for one page of a generation is right for every other page of it. All other requests, such as an editor's
preview, fetch their own. Do not memoise what depends on the clock.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

GENERATION = "page_store.generation"  # key in the WSGI environment of a request made for the page store

Value = TypeVar("Value")

_current: tuple[bytes, dict[Hashable, object]] = (b"", {})


def forget() -> None:
    """Forget all values, for tests that take back what they wrote."""
    global _current
    _current = (b"", {})


def memoise(environ: dict, key: Hashable, fetch: Callable[[], Value]) -> Value:
    """Return what `fetch` returns, called once in each generation; threads share the value, so nobody may change it."""
    global _current
    generation = environ.get(GENERATION)
    if generation is None:
        return fetch()
    if _current[0] != generation:
        _current = (generation, {})
    values = _current[1]
    if key not in values:
        values[key] = fetch()
    return values[key]  # type: ignore[return-value]  # what was fetched under this key
