"""Rich text as the site stores it: bold, slanted, links and line ends, and nothing else."""

import re
from html import escape, unescape
from typing import Any, Protocol

from django.utils.html import strip_tags

from importing.conversion.texts import ordinary

BOLD, SLANTED = {"b", "strong"}, {"i", "em", "cite"}
EMPTY = re.compile(r"<(b|i)>(\s*)</\1>|<a [^>]*>\s*</a>")
RAISED = dict(zip("0123456789٠١٢٣٤٥٦٧٨٩+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True))
LOWERED = dict(zip("0123456789٠١٢٣٤٥٦٧٨٩+-−=()", "₀₁₂₃₄₅₆₇₈₉₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
SHIFTED = {"sup": RAISED, "sub": LOWERED}  # the site's rich text has neither, the letters do
WAY_BACK = re.compile("[↩↑⤴⇑^\ufe0e\ufe0f]+")  # from a footnote to its place
BULLET = re.compile(r"^((?:<[bi]>)*)\s*[–—•·▪●○◦*‣-]\s+(?=\S)")


class Links(Protocol):
    """What the converter asks about addresses of the old sites."""

    def page(self, address: str) -> int | None: ...
    def document(self, address: str) -> int | None: ...
    def picture(self, address: str, number: int | None) -> Any: ...
    def attached(self) -> list[int]: ...
    def is_own(self, address: str) -> bool: ...


def plain(html: str) -> str:
    """Return HTML as text in one line."""
    return " ".join(unescape(strip_tags(re.sub(r"<br\s*/?>", " ", html))).split())


def title_in(text: str, language: str = "") -> str:
    """Return a title as one line of ordinary text, "" where readers would see nothing of it."""
    title = plain(ordinary(text, language))
    return title if re.search(r"[^\W_]|[^\s\w\u200c\u200d\u200e\u200f\u061c]", title) else ""


class Inline:
    """Writes inline elements as rich text; `missed` collects links to items that are not here."""

    def __init__(self, links: Links, language: str):
        self.links, self.language = links, language
        self.missed: list[str] = []

    def lines(self, parts: list) -> list[str]:
        """Return texts and elements as lines of rich text, split where line ends were."""
        html = "".join(self.text(one) if isinstance(one, str) else self.element(one) for one in parts)
        found = []
        for line in _split_at_breaks(html):
            while EMPTY.search(line):
                line = EMPTY.sub(lambda match: match[2] or "", line)
            found.append(re.sub(r"\s+", " ", line).strip())
        return found

    def line(self, node) -> str:
        """Return what stands in an element as one line."""
        return " ".join(line for line in self.lines([node.text or "", *node]) if line)

    def text(self, text: str) -> str:
        return escape(ordinary(text, self.language), quote=False)

    def element(self, node) -> str:
        """Return an element and the text after it."""
        return self._marked(node) + self.text(node.tail or "")

    def _marked(self, node) -> str:
        if node.tag == "br":
            return "<br/>"
        inner = self.text(node.text or "") + "".join(self.element(child) for child in node)
        if signs := SHIFTED.get(node.tag):
            words = plain(inner)
            return "".join(signs[one] for one in words) if words and all(one in signs for one in words) else inner
        if node.tag == "a":
            return self._link((node.get("href") or "").strip(), inner)
        tag = "b" if node.tag in BOLD else "i" if node.tag in SLANTED else ""
        if not tag or not inner.strip() or f"<{tag}>" in inner:
            return inner
        # A mark does not reach over a line end: each line has its own.
        return "<br/>".join(f"<{tag}>{line}</{tag}>" if line.strip() else line for line in inner.split("<br/>"))

    def _link(self, address: str, inner: str) -> str:
        if "#" in address and WAY_BACK.fullmatch(plain(inner)):
            return ""
        if not address or address.startswith("#") or not plain(inner) or "<a " in inner:
            return inner  # footnotes keep their sign and lose a jump inside the old page
        if self.links.is_own(address):
            if page := self.links.page(address):
                return f'<a linktype="page" id="{page}">{inner}</a>'
            if document := self.links.document(address):
                return f'<a linktype="document" id="{document}">{inner}</a>'
            self.missed.append(address)
        return f'<a href="{escape(address)}">{inner}</a>'


def _split_at_breaks(html: str) -> list[str]:
    """Split at line ends, except inside a link, which cannot be in two paragraphs."""
    return re.split(r"<br/>(?![^<]*(?:<(?!a |/a>)[^<]*)*</a>)", html)
