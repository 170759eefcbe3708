"""The line under the title that leads to the same post in another language, as editors wrote it by hand."""

import re
from html import unescape
from typing import NamedTuple

from django.utils.html import strip_tags

NAME = r"(?:[عغ]رب[يى]|العربية|Arabic|English|[إأا]ن[كجگق]ل[يى]ز[يى]ة?|الإنجليزية|الانكليزية|Kurdish|Kurdî|[كک]ورد[يیى]|كردي)"
LINE = re.compile(rf"[\W_]*{NAME}(?:[\W_]+{NAME})*[\W_]*", re.IGNORECASE)
LINK = re.compile(r"""<a\b[^>]*?\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
BETWEEN = re.compile(r"(\n|<br\s*/?>|</?(?:p|div|h\d|center)\b[^>]*>)", re.IGNORECASE)
NEAR_THE_TOP = 4_000  # characters of markup, which Word makes long
LINES = 12


class LanguageLine(NamedTuple):
    """Where the line stands in the body, and the addresses it leads to."""

    start: int
    end: int
    addresses: list[str]


def language_line(body: str) -> LanguageLine | None:
    """Return the line of a body that only names languages and links to one of them, or None."""
    position = 0
    for number, part in enumerate(BETWEEN.split(body[:NEAR_THE_TOP])):
        plain = unescape(strip_tags(part))
        if LINE.fullmatch(plain) and (found := LINK.findall(part)):
            return LanguageLine(position, position + len(part), [unescape(one) for one in found])
        position += len(part)
        if number > 2 * LINES:
            return None
    return None


def without_language_line(body: str) -> str:
    line = language_line(body)
    return body[: line.start] + body[line.end :] if line else body
