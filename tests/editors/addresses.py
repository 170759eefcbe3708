"""Every address of the admin, filled with something that is there, for tests that try them all."""

import re

from django.urls import URLPattern, get_resolver

OPENING, SIMPLE = re.compile(r"\(\?P<(\w+)>"), re.compile(r"<(?:(\w+):)?(\w+)>")


def patterns():
    """Yield every pattern below /admin/, each once, as Django writes it."""
    seen = set()
    for pattern in _walk(get_resolver().url_patterns, ""):
        if pattern.startswith("admin/") and pattern not in seen:
            seen.add(pattern)
            yield pattern


def _walk(entries, before):
    for entry in entries:
        pattern = before + str(entry.pattern).removeprefix("^") if before else str(entry.pattern).removeprefix("^")
        if isinstance(entry, URLPattern):
            yield pattern.removesuffix("$")
        else:
            yield from _walk(entry.url_patterns, pattern)


def filled(pattern, samples):
    """Return the address with its places filled.

    `samples` maps the beginning of patterns to what stands in their places, by name; the longest beginning wins.
    Raises KeyError for a place that nobody has a sample for.
    """
    values = {}
    for beginning in sorted(samples, key=len):
        if pattern.startswith(beginning):
            values |= samples[beginning]
    address = _without_groups(pattern, values)
    return "/" + SIMPLE.sub(lambda place: str(values[place[2]]), address).replace("\\.", ".")


def _without_groups(pattern, values):
    """Fill the groups of a regular expression, named or counted; none of them holds another group."""
    counted = iter(values.get("groups", ()))
    return re.sub(
        r"\((?:\?P<(\w+)>)?[^()]*\)", lambda group: str(values[group[1]] if group[1] else next(counted)), pattern
    )
