"""Guides from docs/ as HTML: just the marks that they use."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(settings.BASE_DIR) / "docs"
PICTURE = re.compile(r"!\[([^\]]*)\]\(img/([a-z0-9-]+\.png)\)")
INLINE = [
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*(.+?)\*"), r"<em>\1</em>"),
    (re.compile(r"`(.+?)`"), r'<code dir="ltr">\1</code>'),
]
KINDS = [("### ", "h3"), ("## ", "h2"), ("# ", "h1"), ("- ", "ul"), ("|", "table"), ("!", "picture")]
NUMBERED = re.compile(r"\d+\. ")


def guide(name: str, language: str) -> SafeString | None:
    """Return a guide in a language, else in English, or None if there is none of this name."""
    for code in (language, "en"):
        path = FOLDER / f"{name}.{code}.md"
        if path.is_file():
            return as_html(path.read_text(encoding="utf-8"))
    return None


def as_html(text: str) -> SafeString:
    """Return the HTML of a text whose marks are headings, lists, tables, pictures, bold, slanted and code."""
    parts = []
    for kind, lines in groupby((line for line in text.splitlines()), key=_kind):
        parts.extend(_part(kind, list(lines)))
    return mark_safe("\n".join(parts))  # noqa: S308  our own files, escaped line by line


def _kind(line: str) -> str:
    if NUMBERED.match(line):
        return "ol"
    return next((kind for mark, kind in KINDS if line.startswith(mark)), "p" if line.strip() else "")


def _part(kind: str, lines: list[str]) -> Iterator[str]:
    if kind in {"ul", "ol"}:
        items = "".join(f"<li>{_inline(line.split(' ', 1)[1])}</li>" for line in lines)
        yield f"<{kind}>{items}</{kind}>"
    elif kind == "table":
        yield _table(lines)
    elif kind == "picture":
        yield from (_picture(line) for line in lines)
    elif kind == "p":
        yield f"<p>{_inline(' '.join(lines))}</p>"
    elif kind:
        yield from (f"<{kind}>{_inline(line.lstrip('# '))}</{kind}>" for line in lines)


def _inline(text: str) -> str:
    text = str(escape(text))
    for pattern, html in INLINE:
        text = pattern.sub(html, text)
    return text


def _picture(line: str) -> str:
    match = PICTURE.fullmatch(line.strip())
    if not match:
        return ""
    address = reverse("editors:guide_picture", args=[match[2].removesuffix(".png")])
    return f'<p><img src="{address}" alt="{escape(match[1])}" loading="lazy"></p>'


def _table(lines: list[str]) -> str:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if set(line) - set("|-: ")]
    head = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{_inline(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
