"""The answers to a form side by side: every question ever asked, under its newest wording."""

from dataclasses import dataclass, field

from forms_app.answer_display import display_text
from forms_app.models import FormVersion, SignupForm, Submission
from forms_app.question_types import type_of
from forms_app.schema import Question, every_question


@dataclass
class Column:
    """A question through all its wordings and languages."""

    key: str
    question: Question
    wordings: list[tuple[FormVersion, str]] = field(default_factory=list)

    @property
    def label(self) -> str:
        return self.question["label"]

    def text(self, submission: Submission) -> str:
        """Return what was answered, in the newest words there are for the choices."""
        value = submission.answers.get(self.key)
        return "" if value is None else display_text(self.question, value)

    def named(self, tally: dict) -> list[tuple[str, int]]:
        """Return how often each choice was picked, in the order of the form, those nobody picked included."""
        values = type_of(self.question).countable_values(self.question)
        return [(display_text(self.question, value), tally.get(value, 0)) for value in values]

    def learn(self, version: FormVersion, question: Question) -> None:
        """Take in an older or translated wording: its choices count where newer ones do not have them."""
        self.wordings.append((version, question["label"]))
        if "choices" in question:
            known = {choice["value"] for choice in self.question.setdefault("choices", [])}
            self.question["choices"] += [choice for choice in question["choices"] if choice["value"] not in known]


def columns_of(form_key) -> list[Column]:
    """Return the columns of a form's answers: two queries."""
    columns: dict[str, Column] = {}
    for version in versions_of(form_key):
        for question in every_question(version.schema["questions"]):
            if question["key"] not in columns:
                copy = question | ({"choices": list(question["choices"])} if "choices" in question else {})
                columns[question["key"]] = Column(question["key"], copy)
            columns[question["key"]].learn(version, question)
    return list(columns.values())


def versions_of(form_key) -> list[FormVersion]:
    """Return all wordings of a form, those of its source language first, the newest first of each."""
    source = SignupForm.objects.family(form_key).first()
    versions = list(FormVersion.objects.filter(form_key=form_key).order_by("-created_at", "-pk"))
    if not versions:
        return []
    home = source.locale.language_code if source else versions[-1].locale
    return sorted(versions, key=lambda version: version.locale != home)
