"""What a person sees of a form, as plain data that can be frozen, compared and rendered again years later."""

# Messages: for readers

import hashlib
import json
from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from forms_app.question_types import QUESTION_TYPES, is_consent, type_of

Question = dict
Schema = dict


def describe(form) -> Schema:
    """Return everything a reader of this form's language sees before sending it."""
    with translation.override(form.locale.language_code):
        return {
            "language": form.locale.language_code,
            "title": form.title,
            "intro": form.intro,
            "button": form.button or _("Send"),
            "questions": [QUESTION_TYPES[child.block_type].describe(child, form.locale) for child in form.questions],
        }


def digest_of(schema: Schema) -> str:
    """Return the fingerprint by which one wording is told from another."""
    return hashlib.sha256(json.dumps(schema, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def every_question(questions: list[Question]) -> Iterator[Question]:
    """Yield the questions and, each after its own, the follow-ups inside their choices; no words between questions."""
    for question in questions:
        if not type_of(question).is_asked:
            continue
        yield question
        for choice in question.get("choices", []):
            yield from every_question(choice["follow_up"])


def picks_of(schema: Schema, answers: dict) -> dict:
    """Return the part of the answers that can be counted: what was picked, and no word that anybody typed."""
    countable = (question for question in every_question(schema["questions"]) if type_of(question).is_countable)
    return {question["key"]: answers[question["key"]] for question in countable if question["key"] in answers}


def contacts_in(schema: Schema, answers: dict) -> list[str]:
    """Return the e-mail addresses and phone numbers among the answers."""
    asked = [question for question in every_question(schema["questions"]) if type_of(question).is_contact]
    return [type_of(one).contact(answers[one["key"]]) for one in asked if answers.get(one["key"])]


def published_part(schema: Schema, answers: dict) -> dict:
    """Return the answers that a person agreed to publish, and all their consents: the record of what they agreed to."""
    meant = {question.get("meaning"): answers.get(question["key"]) for question in every_question(schema["questions"])}
    may_name = meant.get("may_name") in (True, "yes")

    def is_kept(question: Question) -> bool:
        meaning = question.get("meaning")
        return is_consent(question) or (meaning is not None and (may_name or meaning != "organiser"))

    kept = [question["key"] for question in every_question(schema["questions"]) if is_kept(question)]
    return {key: answers[key] for key in kept if key in answers}
