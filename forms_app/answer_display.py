"""Answers as people read them: a stored value beside the words of the question it answers."""

# Messages: for readers

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from core.i18n.dates import long_date
from forms_app.schema import Question, Schema


@dataclass(frozen=True)
class ReadableAnswer:
    """One question and what was answered, in words."""

    question: Question
    text: str
    depth: int = 0

    @property
    def label(self) -> str:
        return self.question["label"]

    @property
    def is_machine_text(self) -> bool:
        """E-mail addresses, numbers and the like run from left to right in every language."""
        return self.question["type"] in {"email", "phone", "number"}


def readable(schema: Schema, answers: dict) -> Iterator[ReadableAnswer]:
    """Yield each question that was put to the person, in the order and wording of the page."""
    yield from _walk(schema["questions"], answers, depth=0)


def _walk(questions: list[Question], answers: dict, depth: int) -> Iterator[ReadableAnswer]:
    for question in questions:
        value = answers.get(question["key"])
        if depth and value in (None, "", []):
            continue
        yield ReadableAnswer(question, in_words(question, value), depth)
        for choice in question.get("choices", []):
            yield from _walk(choice["follow_up"], answers, depth + 1)


def in_words(question: Question, value) -> str:
    """Return a stored value as text: the label of a choice, a date written out, yes or no."""
    if isinstance(value, list):
        return "\n".join(in_words(question, item) for item in value)
    if question["type"] in {"consent", "newsletter"}:
        return _("Yes") if value else _("No")
    if value is None:
        return ""
    if question["type"] == "date" and (date := _date(value)):
        return long_date(date)
    return next((choice["label"] for choice in question.get("choices", []) if choice["value"] == value), str(value))


def _date(value):
    try:
        return parse_date(str(value))
    except ValueError:
        return None
