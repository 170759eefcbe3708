"""The sentences under the title: the excerpt, else what the text begins with, which then stands there and not twice."""

import re
from html import escape, unescape
from itertools import chain

from importing.conversion.inline import plain
from importing.conversion.language_lines import LINE
from importing.conversion.texts import ordinary
from importing.models import Item

LONGEST_INTRO = 300
SHORTEST_INTRO = 40
SENTENCE = re.compile(r"(?<=[.!?؟…])\s+")
FIRST = re.compile(r"<p>(.*?)</p>", re.DOTALL)
CUT = re.compile(r"\s*(?:\[(?:…|\.\.\.)\]|…|\.\.\.)$")  # as WordPress ends an excerpt that it made itself
DATELINE = re.compile(r"<p>(?:<b>)?[^<>]{2,40}\s[–—-]\s[^<>]{2,40}(?:</b>)?</p>")  # of an organisation not known here
PLAIN_MARKS = re.compile(r"</?[bi]>")


def intro_of(item: Item, blocks: list) -> str:
    """Return a summary: the excerpt, else the first sentences, else the title."""
    words = plain(ordinary(item.excerpt, item.language)) or _first_words(blocks)
    return _sentences(words) or _cut(words) or item.title[:LONGEST_INTRO]


def intro_and_rest(item: Item, blocks: list) -> tuple[str, list]:
    """Return the summary, and the blocks without what it took from their beginning.

    A text that begins with links, or with a sentence that is too long, keeps its beginning: nothing of it may be lost.
    """
    excerpt = plain(ordinary(item.excerpt, item.language))
    place = next((number for number, block in enumerate(blocks) if block["type"] not in ("picture", "gallery")), None)
    first = blocks[place] if place is not None else None
    dateline = DATELINE.match(first["value"]) if first and first["type"] == "paragraph" else None
    start = dateline.end() if dateline else 0
    found = FIRST.match(first["value"], start) if first and first["type"] == "paragraph" else None
    if place is None or first is None or found is None:
        return intro_of(item, blocks), blocks
    begins = CUT.sub("", excerpt)
    if begins and not plain(first["value"].replace("</p>", " ")).startswith(begins):
        return intro_of(item, blocks), blocks  # somebody wrote it
    intro, rest = _split(PLAIN_MARKS.sub("", found[1]))
    if not intro:
        return intro_of(item, blocks), blocks
    value = first["value"][:start] + (f"<p>{rest}</p>" if rest else "") + first["value"][found.end() :]
    return intro, [*blocks[:place], *([{**first, "value": value}] if value else []), *blocks[place + 1 :]]


def _split(html: str) -> tuple[str, str]:
    """Return the words of a paragraph that make a summary, and the HTML of those that follow; "" where it makes none."""
    if "<" in html:
        return "", ""
    words = " ".join(unescape(html).split())
    if not len(words) > SHORTEST_INTRO:
        return "", ""
    intro = _sentences(words)
    return intro, escape(words[len(intro) :].strip(), quote=False) if intro else ""


def _sentences(words: str) -> str:
    """Return the first sentences, as many as fit."""
    end = 0
    for gap in [*SENTENCE.finditer(words), None]:
        reach = gap.start() if gap else len(words)
        if reach > LONGEST_INTRO:
            break
        end = reach
    return words[:end]


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_INTRO else words[: LONGEST_INTRO - 2].rsplit(" ", 1)[0] + " …"


def _first_words(blocks: list) -> str:
    """Return the first paragraph that says something; a text of short ones begins with all of them."""
    values = [one["value"] for one in blocks if one["type"] == "paragraph"]
    lines = (plain(line) for value in values for line in FIRST.findall(value))
    wholes = (plain(value.replace("</p>", " ")) for value in values)
    return next((text for text in chain(lines, wholes) if len(text) > SHORTEST_INTRO and not LINE.fullmatch(text)), "")
