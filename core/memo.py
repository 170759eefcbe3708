"""Things that stand on every page, fetched once for all pages that the store makes while nothing changes.

A page is made for the store in a request that names the generation read beforehand. What was fetched in the same
generation is true for it by the same reasoning as a stored page. Every other request, such as an editor's preview,
fetches for itself. Keep nothing here that changes by the clock alone.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

from core.query_fingerprint import Evidence, gathering, rest_on

GENERATION = "pages.generation"  # in the environment of a request that is made for the store

Thing = TypeVar("Thing")

_current: tuple[bytes, dict[Hashable, tuple[object, Evidence]]] = (b"", {})


def shared(environ: dict, key: Hashable, make: Callable[[], Thing]) -> Thing:
    """Return what `make` gives, once for all pages made in one generation; threads share it, so nobody may change it."""
    global _current
    generation = environ.get(GENERATION)
    if generation is None:
        return make()
    if _current[0] != generation:
        _current = (generation, {})
    things = _current[1]
    if key not in things:
        with gathering() as ground:
            made = make()
        things[key] = made, ground
    thing, ground = things[key]
    rest_on(ground)
    return thing  # type: ignore[return-value]  # what was made under this key
