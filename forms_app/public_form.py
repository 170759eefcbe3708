"""The form a reader fills in, made from a frozen wording."""

from typing import Any

from django import forms

from core.i18n.languages import Language
from forms_app.answer_display import readable_answers
from forms_app.question_types import type_of
from forms_app.question_types.base import EMPTY
from forms_app.schema import Schema, every_question

HONEYPOT = "remark"  # people do not see it, programs fill it in


class PublicForm(forms.Form):
    """A form bound to one frozen wording; subclasses are made by `form_for`."""

    schema: Schema
    heading_level: int  # of headings between the questions

    @property
    def questions(self):
        """What stands on the page one after the other: questions, with their follow-ups inside them, and headings."""
        return [type_of(question).on_page(question, self) for question in self.schema["questions"]]

    @property
    def filled_honeypot(self) -> bool:
        return bool(self.data.get(HONEYPOT))

    @property
    def summary(self):
        """The questions with an error, in their order on the page."""
        return [self[name] for name in self.fields if name in self.errors]

    @property
    def is_guessed(self) -> bool:
        """Tell whether one of the valid answers was read in one of several possible ways."""
        fields: dict[str, Any] = self.fields
        return any(type_of(fields[key].question).is_guessed(self[key].value()) for key in self.answers())

    def clean(self):
        cleaned = super().clean()
        for question in every_question(self.schema["questions"]):
            picked = cleaned.get(question["key"])
            for choice in question.get("choices", []):
                is_picked = choice["value"] in (picked if isinstance(picked, list) else [picked])
                for follow_up in choice["follow_up"]:
                    self._settle(follow_up, is_picked, cleaned)
        return cleaned

    def _settle(self, follow_up, is_picked, cleaned):
        """Demand a follow-up only under the choice that was picked, and forget it under all others."""
        key = follow_up["key"]
        if not is_picked:
            cleaned.pop(key, None)
            self._errors.pop(key, None)
        elif follow_up["required"] and key not in self._errors and cleaned.get(key) in self.fields[key].empty_values:
            self.add_error(key, forms.ValidationError(self.fields[key].error_messages["required"], code="required"))

    def answers(self) -> dict:
        """Return the valid answers by key; what was left empty is left out."""
        return {
            key: _plain(value) for key, value in self.cleaned_data.items() if value is not False and value not in EMPTY
        }

    def as_typed(self) -> dict:
        """Return what arrived for each question, valid or not."""
        return {name: self[name].value() for name in self.fields if self[name].value()}

    def written(self):
        """Return what the person wrote, as it was understood, to be shown where it is not sent or not yet."""
        known = self.answers() if self.is_valid() else self.as_typed()
        return [answer for answer in readable_answers(self.schema, known) if answer.question["key"] in known]


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


def form_for(schema: Schema, data=None, number: int = 0, initial=None) -> PublicForm:
    """Return the form of a wording; `number` keeps the ids of several forms on one page apart."""
    first_level = {question["key"] for question in schema["questions"]}
    fields = {
        question["key"]: type_of(question).form_field(question, in_choice=question["key"] not in first_level)
        for question in every_question(schema["questions"])
    }
    attributes = {"schema": schema, "heading_level": 3 if number else 2}
    form_class = type("BoundPublicForm", (PublicForm,), attributes | fields)
    return form_class(data, initial=initial, auto_id=f"form{number}-%s")


def words_of(version) -> dict:
    """Return what the templates need to show a form on a page of its own, in the words of one version."""
    return {
        "key": version.form_key,
        "version": version,
        "schema": version.schema,
        "language": Language(version.locale),
        "honeypot": HONEYPOT,
        "number": 0,
        "alone": True,
    }
