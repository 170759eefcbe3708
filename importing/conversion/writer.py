"""Blocks in their stored form, as they are written one after the other."""

from typing import Any
from uuid import uuid4

from importing.conversion.embedded import last_sentence
from importing.conversion.inline import BULLET, Inline, Links, plain

HEADINGS = {f"h{level}" for level in range(1, 7)}
APART = HEADINGS | {
    "p",
    "div",
    "ul",
    "ol",
    "blockquote",
    "figure",
    "table",
    "hr",
    "pre",
    "details",
    "summary",
    "figcaption",
    "li",
    "dt",
    "dd",
    "section",
    "article",
    "dl",
    "address",
    "center",
    "img",
}


class BlockWriter:
    """Collects blocks, and warnings about what changes on the way; text waits until its paragraph block is whole."""

    def __init__(self, links: Links, language: str):
        self.links, self.language = links, language
        self.inline = Inline(links, language)
        self.blocks: list[dict[str, Any]] = []
        self.warnings: list[list[str]] = []
        self.dropped: list[str] = []  # words that are left out on purpose: names of files
        self.waiting: list[tuple[str, str]] = []  # rich text of the paragraph block being written: tag, HTML

    def warn(self, key: str, about: str = "") -> None:
        if [key, about] not in self.warnings:
            self.warnings.append([key, about[:300]])

    def warn_not_shown(self, name: str) -> None:
        """Name what cannot be shown, with the sentence before it."""
        texts = [inner for _tag, inner in self.waiting[-1:]]
        texts = texts or [one["value"] for one in self.blocks[-1:] if one["type"] in ("heading", "paragraph")]
        before = last_sentence("\n".join(plain(one.replace("</p>", " ")) for one in texts))
        self.warn("not_shown", f"{name} {before}".strip())

    def lines_in(self, node, left_out=None) -> list[str]:
        """Return what stands in an element as lines of rich text, without one of its children."""
        found, run = [], [node.text or ""]
        for child in node:
            if child is left_out:
                run.append(child.tail or "")
            elif child.tag in APART:
                found += self.inline.lines(run) + self.lines_in(child, left_out)
                run = [child.tail or ""]
            else:
                run.append(child)
        return found + self.inline.lines(run)

    def add(self, kind: str, value: Any) -> None:
        self.close()
        self.blocks.append({"type": kind, "value": value, "id": str(uuid4())})

    def close(self) -> None:
        """Write the rich text that waits as one paragraph block, with lists of what was typed as lists."""
        parts, self.waiting = self.waiting, []
        html, items = "", []
        for place, (tag, inner) in enumerate(parts):
            beside = [parts[other][1] for other in (place - 1, place + 1) if 0 <= other < len(parts)]
            if tag == "p" and BULLET.match(inner) and any(BULLET.match(one) for one in beside):
                items.append("<li>" + BULLET.sub(r"\1", inner) + "</li>")
                continue
            html += _list(items) + (f"<p>{inner}</p>" if tag == "p" else inner)
            items = []
        html += _list(items)
        if html:
            self.blocks.append({"type": "paragraph", "value": html, "id": str(uuid4())})

    def put_lines(self, lines: list[str]) -> None:
        if sum(bool(BULLET.match(line)) for line in lines) > 1:
            self.waiting += [("p", line) for line in lines]
        elif lines:
            self.waiting.append(("p", "<br/>".join(lines)))


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(items)}</ul>" if items else ""
