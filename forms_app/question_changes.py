"""Telling a question that was put in other words from a new one that took its place.

Only an editor knows which it is. The same question keeps its key and so its column; a new one gets a
key of its own, or old answers would stand under words nobody was asked.
"""

from dataclasses import dataclass
from uuid import uuid4

from django.http import QueryDict

from forms_app.consents import wording
from forms_app.models import SignupForm, Submission
from forms_app.question_types import is_consent, type_of
from forms_app.question_types.choices import ListedChoices
from forms_app.question_types.other import OTHER
from forms_app.schema import Schema, describe, every_question


@dataclass(frozen=True)
class ChangedWording:
    """A question or choice whose words an editor changed."""

    key: str
    before: str
    after: str


def changed_wordings(form: SignupForm, public: Schema) -> list[ChangedWording]:
    """Return what reads differently in a form about to be published than in what people answered."""
    before, after = _words(public), _words(describe(form))
    return [ChangedWording(key, before[key], words) for key, words in after.items() if before.get(key, words) != words]


def rewords_consent(form: SignupForm, public: Schema) -> bool:
    """Tell whether the words of a consent are others than people agreed to."""
    before = {question["key"]: wording(question) for question in every_question(public["questions"])}
    after = filter(is_consent, every_question(describe(form)["questions"]))
    return any(before.get(question["key"], wording(question)) != wording(question) for question in after)


def needs_decision(form: SignupForm) -> bool:
    """Tell whether there are answers that a reworded question could put under wrong words."""
    source = SignupForm.objects.family(form.translation_key).first()
    is_source = source is not None and source.pk == form.pk
    return is_source and source.version is not None and Submission.objects.of_form(form.translation_key).exists()


def assign_new_keys(post: QueryDict, keys: list[str]) -> QueryDict:
    """Return what an editor posted with fresh keys for the questions that are new."""
    changed = post.copy()
    fresh = {key: str(uuid4()) for key in keys}
    for name, values in post.lists():
        if name.endswith("-id"):
            changed.setlist(name, [fresh.get(value, value) for value in values])
    return changed


def _words(schema: Schema) -> dict[str, str]:
    """Return the words of every question but consents, and of every choice an editor wrote, by key."""
    words = {}
    for question in every_question(schema["questions"]):
        if is_consent(question):
            continue  # in other words it is always a new question
        if "column" in question:
            continue  # worded by this site, not by an editor
        words[question["key"]] = question["label"]
        if isinstance(type_of(question), ListedChoices):
            words |= {choice["value"]: choice["label"] for choice in question["choices"] if choice["value"] != OTHER}
    return words
