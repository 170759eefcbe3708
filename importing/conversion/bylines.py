"""The lines under a title that say who wrote a text, or where and when, as editors typed them by hand."""

import re
from functools import cache
from html import unescape
from typing import Any, NamedTuple

from django.utils.html import strip_tags

from core.i18n.calendar_names import month_names
from core.i18n.digits import WESTERN_DIGITS
from importing.conversion.inline import plain
from importing.conversion.language_lines import BETWEEN, NEAR_THE_TOP, without_language_line
from importing.conversion.texts import ordinary

LINES = 3  # lines with words that are looked at
LONGEST = 100
STAR = re.compile(r"[*＊]\s*(?P<author>[^\d*:]{3,80}?)\s*[*.]?")
BY = re.compile(r"(?:Written by|By)\s*:?\s+(?P<author>(?:[A-Z][\w'’.-]*\s*){1,5})")
BY_IN_ARABIC = re.compile(r"(?:بقلم|كتابة|كتبها|كتبه)\s*[:/]?\s+(?P<author>[^\W\d_]+(?:\s+[^\W\d_]+){0,4})")
PARTS = re.compile(r"(<p>|</p>|<br/>)")
BLOCKS = 3  # blocks at the top in which a line is looked for


class Byline(NamedTuple):
    """A line as plain words, and what it names: an author, or a place with a month (year, month)."""

    line: str
    author: str = ""
    place: str = ""
    month: tuple[int, int] | None = None


def bylines_of(body: str, language: str) -> list[Byline]:
    """Return the bylines at the top of a body as WordPress stores it."""
    top = without_language_line(body)[:NEAR_THE_TOP]
    lines = [ordinary(unescape(strip_tags(part)), language).strip() for part in BETWEEN.split(top)]
    lines = [line for line in lines if line][: LINES + 1]
    found = []
    for place, line in enumerate(lines[:LINES]):
        if len(line) > LONGEST:
            break
        beside = [lines[other] for other in (place - 1, place + 1) if 0 <= other < len(lines)]
        is_in_list = line[0] in "*＊" and any(one[0] in "*＊" for one in beside)
        if not is_in_list and (one := _byline(line, language)):
            found.append(one)
    return found


def without_line(blocks: list[dict[str, Any]], line: str) -> list[dict[str, Any]]:
    """Return blocks in their stored form without a line that stands near their top."""
    for place, block in enumerate(blocks[:BLOCKS]):
        if block["type"] != "paragraph":
            continue
        parts = PARTS.split(block["value"])
        for number, part in enumerate(parts):
            if plain(part) == line:
                value = _joined(parts[:number], parts[number + 1 :])
                return [*blocks[:place], *([{**block, "value": value}] if value else []), *blocks[place + 1 :]]
    return blocks


def _joined(before: list[str], after: list[str]) -> str:
    if after and after[0] == "<br/>":
        after = after[1:]
    elif before and before[-1] == "<br/>":
        before = before[:-1]
    return "".join([*before, *after]).replace("<p></p>", "")


def _byline(line: str, language: str) -> Byline | None:
    for pattern in (STAR, BY, BY_IN_ARABIC):
        if found := pattern.fullmatch(line):
            return Byline(line, author=found["author"].strip())
    if found := _placed(language).fullmatch(line.translate(WESTERN_DIGITS)):
        month = month_names(language)[found["month"].casefold()]
        return Byline(line, place=found["place"].strip(), month=(int(found["year"]), month))
    return None


@cache
def _placed(language: str) -> re.Pattern:
    names = "|".join(re.escape(name) for name in sorted(month_names(language), key=len, reverse=True))
    return re.compile(
        rf"\W*(?P<place>[^\W\d_][^\d–—,-]{{1,39}}?)\s*[–—,،-]\s*(?:\d{{1,2}}\s+)?(?P<month>{names})\s+(?P<year>(?:19|20)\d\d)\W*",
        re.IGNORECASE,
    )
