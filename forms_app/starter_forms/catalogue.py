"""The forms an editor can start from, read from `content/`, in the order of the file names.

A text is a table with one entry a language. What the forms ask for is little: every answer is a thing that can leak.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

CONTENT = Path(__file__).with_name("content")
LANGUAGES = {"en", "ar"}
Text = dict[str, str]
"""A text in both languages: {"en": …, "ar": …}."""


@dataclass(frozen=True)
class Starter:
    """A form in two languages, without ids."""

    title: Text
    intro: Text
    button: Text
    thanks: Text
    questions: list[dict[str, Any]]
    facts: dict[str, Any] = field(default_factory=dict)

    def texts(self) -> Text:
        """Return the Arabic of every English text."""
        return dict(_pairs([self.title, self.intro, self.button, self.thanks, self.questions]))

    def raw_questions(self) -> list[dict]:
        """Return the English questions as a stream keeps them, with keys of their own."""
        return [_raw_question(question) for question in self.questions]


def _pairs(value) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and value.keys() == LANGUAGES:
        yield value["en"], value["ar"]
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _pairs(part)


def _raw_question(question: dict) -> dict:
    value = {name: _raw(name, part) for name, part in question.items() if name != "type"}
    return {"type": question["type"], "id": str(uuid4()), "value": value}


def _raw(name: str, value):
    if name == "choices":
        return [_raw_question({"type": "item", "follow_up": []} | choice) for choice in value]
    if name == "follow_up":
        return [_raw_question(question) for question in value]
    return value["en"] if isinstance(value, dict) else value


STARTERS = {
    path.stem.partition("-")[2]: Starter(**tomllib.loads(path.read_text(encoding="utf-8")))
    for path in sorted(CONTENT.glob("*.toml"))
}
