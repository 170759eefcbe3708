"""Picking one language out of the demonstration's texts."""

from collections.abc import Iterator
from html import escape
from typing import Any

from home.demonstration.text import Both


def side(value: Any, language: str) -> Any:
    """Return the same structure with every bilingual text replaced by its wording in one language."""
    if isinstance(value, Both):
        return getattr(value, language)
    if isinstance(value, dict):
        return {key: side(child, language) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(side(child, language) for child in value)
    return value


def texts_in(value: Any) -> Iterator[Both]:
    """Yield every bilingual text inside a structure."""
    if isinstance(value, Both):
        yield value
    elif isinstance(value, dict):
        for child in value.values():
            yield from texts_in(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from texts_in(child)


class Dictionary:
    """Looks up how a segment of one thing reads in the other language; unknown segments are a KeyError.

    Segments reach us as HTML: plain fields escaped, paragraphs with their inline marks.
    """

    def __init__(self, data: Any, source: str, target: str, slugs: dict[str, str] | None = None):
        self.words = dict(slugs or {})
        for text in texts_in(data):
            original, translated = getattr(text, source), getattr(text, target)
            self.words[escape(original, quote=False)] = escape(translated, quote=False)
            self.words[original] = translated

    def __call__(self, segment: str) -> str:
        return self.words[segment]
