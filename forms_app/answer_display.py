"""Answers as people read them: a stored value beside the words of the question it answers."""

# Messages: for readers

from collections.abc import Iterator
from dataclasses import dataclass

from forms_app.question_types import type_of
from forms_app.question_types.base import EMPTY
from forms_app.schema import Question, Schema


@dataclass(frozen=True)
class ReadableAnswer:
    """One question and what was answered, in words."""

    question: Question
    text: str
    depth: int = 0
    link: str = ""  # where a press on the answer writes to or calls

    @property
    def label(self) -> str:
        return self.question["label"]

    @property
    def is_left_to_right(self) -> bool:
        """E-mail addresses, numbers and the like run from left to right in every language."""
        return type_of(self.question).is_left_to_right


def readable_answers(schema: Schema, answers: dict) -> Iterator[ReadableAnswer]:
    """Yield each question that was put to the person, in the order and wording of the page."""
    yield from _walk(schema["questions"], answers, depth=0)


def _walk(questions: list[Question], answers: dict, depth: int) -> Iterator[ReadableAnswer]:
    for question in questions:
        if not type_of(question).is_asked:
            continue
        value = answers.get(question["key"])
        if depth and value in EMPTY:
            continue
        link = type_of(question).link(value) if value else ""
        yield ReadableAnswer(question, display_text(question, value), depth, link)
        for choice in question.get("choices", []):
            yield from _walk(choice["follow_up"], answers, depth + 1)


def display_text(question: Question, value) -> str:
    """Return a stored value as text: the label of a choice, a date written out, yes or no."""
    return type_of(question).display(question, value)
