"""Lines in a text that say when something was added to it, as editors typed them by hand."""

import re

from importing.conversion.inline import plain

WORD = r"(?:up-?date[sd]?|تحديث(?:ات)?|آخر تحديث)"
MARKER = re.compile(rf"^\W{{0,3}}{WORD}(?!\w)[^:.<>]{{0,40}}:", re.IGNORECASE)
DATED = re.compile(rf"^\W{{0,3}}(?:last )?{WORD}(?!\w)[^:.<>]{{0,30}}\d{{4}}\W{{0,2}}$", re.IGNORECASE)
MARKS = re.compile(r"</?[bi]>")


def update_of(line: str) -> tuple[str, str] | None:
    """Return the marker of a line of rich text that begins with one, and what follows as rich text; None without one."""
    words = plain(line)
    if DATED.match(words):
        return words, ""
    found = MARKER.match(words)
    if not found:
        return None
    marker = found[0].strip()
    if words == marker:
        return marker, ""
    if MARKER.match(line):
        return marker, line[len(found[0]) :].strip()
    # The marker is bold or slanted in the text: the marks that begin in it end with it.
    bare = MARKS.sub("", line)
    return (marker, bare[len(found[0]) :].strip()) if MARKER.match(bare) else None
