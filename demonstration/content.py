"""Reading content files: TOML, or Markdown below TOML; the words in another language stand in a file of their own."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

FENCE = "\n+++\n"  # between the TOML and the Markdown of a page
MARKS = MarkdownIt("zero").enable(["emphasis", "escape"])
NAME = re.compile(r"\{(\w+)\}")
TAGS = {"strong": "b", "em": "i"}
Where = tuple[str | int, ...]
"""The way to a value inside a file: ("questions", 2, "label")."""


class ContentError(Exception):
    """Something in a content file is wrong; says in which file and line."""


@dataclass
class Content:
    """What one file says, in one language."""

    path: Path
    fields: dict[str, Any]

    @property
    def key(self) -> str:
        return key_of(self.path)

    @property
    def language(self) -> str:
        return self.path.name.split(".")[1]

    @property
    def other_path(self) -> Path:
        """Where the same stands in the other language, if it does."""
        other = {"en": ".ar.", "ar": ".en."}[self.language]
        return self.path.with_name(self.path.name.replace(f".{self.language}.", other))

    def filled(self, names: Mapping[str, str]) -> "Content":
        """Return the same with values in place of names in braces."""
        return replace(self, fields=filled(self.fields, names)) if names else self

    def error(self, message: str, where: Where) -> ContentError:
        """Return an error that names the line on which a value stands, or else that of what it stands in."""
        lines = self.path.read_text(encoding="utf-8").splitlines(keepends=True)
        for end in range(len(where), 0, -1):
            for number in range(1, len(lines) + 1):
                try:
                    value_at(parse("".join(lines[:number]), self.path), where[:end])
                except (LookupError, ValueError):  # these lines do not reach the value, or end in the middle of one
                    continue
                return ContentError(f"{self.path}, line {number}: {message}")
        return ContentError(f"{self.path}: {message}")

    def wordings(self, other: "Content") -> dict[str, str]:
        """Return how each text of this file reads in another: by the text itself, and by its HTML."""
        found = {}
        for where, wording in texts_in(other.fields):
            try:
                text = value_at(self.fields, where)
            except LookupError:
                text = None
            if not isinstance(text, str):
                raise other.error(f"{self.path.name} has no such text: {where}", where)
            found |= {text: wording, inline(text): inline(wording)}
        return found


def key_of(path: Path) -> str:
    """Return the name of a file or folder without number and language: the slug of its page."""
    return re.sub(r"^\d+-", "", path.name.split(".")[0])


def read(path: Path) -> Content:
    """Return what a file says. Raises ContentError."""
    try:
        return Content(path, parse(path.read_text(encoding="utf-8"), path))
    except ValueError as error:
        raise ContentError(f"{path}: {error}") from error


def parse(text: str, path: Path) -> dict[str, Any]:
    """Return what a text says. Raises ValueError that names the line."""
    if path.suffix == ".toml":
        return tomllib.loads(text)
    front, _fence, markdown = text.removeprefix("+++").partition(FENCE)
    blocks = list(blocks_of(markdown, front.count("\n") + 3))
    name = "sections" if key_of(path) == "home" else "body"  # as the front page calls it
    return tomllib.loads(front + "\n") | ({name: blocks} if blocks else {})


def blocks_of(markdown: str, first_line: int) -> Iterator[dict[str, Any]]:
    """Yield the blocks of a body; paragraphs that follow each other are one. Raises ValueError."""
    nodes = SyntaxTreeNode(MarkdownIt().parse(markdown)).children
    for is_paragraph, group in groupby(nodes, lambda node: node.type == "paragraph"):
        if is_paragraph:
            yield {"type": "paragraph", "value": [words_of(node) for node in group]}
        else:
            yield from (block_of(node, first_line + node.map[0]) for node in group)  # type: ignore[index]


def block_of(node: SyntaxTreeNode, line: int) -> dict[str, Any]:
    """Return the block that a piece of Markdown stands for. Raises ValueError where there is none."""
    match node.type:
        case "heading":
            return {"type": "heading", "value": words_of(node)}
        case "bullet_list":
            return {"type": "list", "value": [words_of(item) for item in node.children]}
        case "blockquote" if len(node.children) == 2:
            words, speaker = map(words_of, node.children)
            return {"type": "quote", "words": words, "speaker": speaker.removeprefix("— ")}
        case "fence":
            return {"type": node.info, **tomllib.loads("\n" * line + node.content)}
    raise ValueError(f"A body has no block for a {node.type} like this (at line {line})")


def words_of(node: SyntaxTreeNode) -> str:
    """Return the words of a paragraph, or of what holds one, on one line."""
    while node.type != "inline" and len(node.children) == 1:
        node = node.children[0]
    return " ".join(node.content.split())


def texts_in(value: Any, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Yield every text inside a value, and where it stands."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict | list):
        for key, child in dict(value if isinstance(value, dict) else enumerate(value)).items():
            yield from texts_in(child, (*where, key))


def filled(value: Any, names: Mapping[str, str]) -> Any:
    """Return a value in whose texts every name in braces is replaced."""
    match value:
        case str():
            return NAME.sub(lambda found: names.get(found[1], found[0]), value)
        case dict():
            return {key: filled(child, names) for key, child in value.items()}
        case list():
            return [filled(child, names) for child in value]
    return value


def value_at(value: Any, where: Where) -> Any:
    """Return what stands at a place. Raises LookupError."""
    for step in where:
        if not isinstance(value, dict | list):
            raise LookupError(step)
        value = value[step]  # type: ignore[index]
    return value


def inline(text: str) -> str:
    """Return words as HTML: **these** are bold, *these* are slanted, and everything else is text."""
    return "".join(_html(node) for node in SyntaxTreeNode(MARKS.parseInline(text)).children[0].children)


def _html(node: SyntaxTreeNode) -> str:
    if node.type not in TAGS:
        return escape(node.content, quote=False)
    inner = "".join(_html(child) for child in node.children)
    return f"<{TAGS[node.type]}>{inner}</{TAGS[node.type]}>"
