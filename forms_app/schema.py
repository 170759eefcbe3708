"""What a person sees of a form, as plain data that can be frozen, compared and rendered again years later."""

# Messages: for readers

import hashlib
import json
from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from core.models import Organisation, Topic
from core.models.places import Province

Question = dict
Schema = dict

COPIED = ("max_length", "min_value", "max_value", "about", "several", "meaning")
YES, NO = "yes", "no"


def describe(form) -> Schema:
    """Return everything a reader of this form's language sees before sending it."""
    with translation.override(form.locale.language_code):
        return {
            "language": form.locale.language_code,
            "title": form.title,
            "intro": form.intro,
            "button": form.button or _("Send"),
            "questions": [_question(child, form.locale) for child in form.questions],
        }


def digest_of(schema: Schema) -> str:
    """Return the fingerprint by which one wording is told from another."""
    return hashlib.sha256(json.dumps(schema, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def every_question(questions: list[Question]) -> Iterator[Question]:
    """Yield the questions and, each after its own, the follow-ups inside their choices."""
    for question in questions:
        yield question
        for choice in question.get("choices", []):
            yield from every_question(choice["follow_up"])


def can_be_counted(question: Question) -> bool:
    """Tell whether an answer is one of a few values, so that counting them says something."""
    return "choices" in question or question["type"] in {"consent", "newsletter"}


def picks_of(schema: Schema, answers: dict) -> dict:
    """Return the part of the answers that can be counted: what was picked, and no word that anybody typed."""
    questions = filter(can_be_counted, every_question(schema["questions"]))
    return {question["key"]: answers[question["key"]] for question in questions if question["key"] in answers}


def topics_of(block) -> list[Topic]:
    """Return the topics a question offers, in every language they exist in."""
    chosen = [child.value.translation_key for child in block.value["topics"] if child.value]
    topics = list(Topic.objects.select_related("locale").order_by("name", "pk"))
    if not chosen:
        return topics
    return sorted(
        (topic for topic in topics if topic.translation_key in chosen),
        key=lambda topic: chosen.index(topic.translation_key),
    )


def _question(block, locale) -> Question:
    value = block.value
    question = {
        "key": str(block.id),
        "type": block.block_type,
        "label": value["label"],
        "help": value.get("help_text") or _usual_help(block.block_type),
        "required": bool(value.get("required", block.block_type == "consent")),
    }
    question |= {name: value[name] for name in COPIED if value.get(name) not in (None, "")}
    if block.block_type in CHOICES:
        question["choices"] = CHOICES[block.block_type](block, locale)
    if block.block_type == "organisation":
        names = Organisation.objects.filter(locale=locale).order_by("name").values_list("name", flat=True)
        question["suggestions"] = list(names)
    return question


def _usual_help(kind: str) -> str:
    if kind == "date":
        return _("Day, month and year, for example 27/3/2026")
    if kind == "phone":
        return _("For example 0770 123 4567, or with the country code from abroad")
    return ""


def _choice(value: str, label: str, follow_up: list[Question] | None = None) -> dict:
    return {"value": value, "label": label, "follow_up": follow_up or []}


def _listed_choices(block, locale) -> list[dict]:
    return [
        _choice(str(item.id), item.value["label"], [_question(child, locale) for child in item.value["follow_up"]])
        for item in block.value["choices"].bound_blocks
    ]


def _yes_no_choices(block, locale) -> list[dict]:
    follow_up = [_question(child, locale) for child in block.value["follow_up"]]
    return [_choice(YES, _("Yes"), follow_up), _choice(NO, _("No"))]


def _province_choices(block, locale) -> list[dict]:
    return [_choice(key, str(label)) for key, label in Province.choices]


def _topic_choices(block, locale) -> list[dict]:
    names = {}
    for topic in topics_of(block):
        if topic.locale_id == locale.pk or topic.translation_key not in names:
            names[topic.translation_key] = topic.name
    return [_choice(str(key), name) for key, name in names.items()]


CHOICES = {
    "one_choice": _listed_choices,
    "several_choices": _listed_choices,
    "yes_no": _yes_no_choices,
    "province": _province_choices,
    "topic": _topic_choices,
}
