"""Consents: questions whose exact words are what people agreed to, so that no two wordings are ever taken for one."""

from uuid import NAMESPACE_OID, uuid5

from forms_app.models.versions import FormVersion
from forms_app.question_types import QUESTION_TYPES, is_consent
from forms_app.schema import Question, every_question


def wording(question: Question) -> str:
    """Return the words that people agree to."""
    return "\n".join(filter(None, [question["label"], question["help"]]))


def give_reworded_consents_new_keys(form) -> bool:
    """Make a new question of each consent whose words are others than people saw under its key; tell if there was one.

    The new key is made of the old one and the new words: whoever saves the same words again gets the same key.
    """
    first = _first_wordings(form)
    has_changed = False
    for child in form.questions:
        question = QUESTION_TYPES[child.block_type].describe(child, form.locale)
        if is_consent(question) and first.get(question["key"], wording(question)) != wording(question):
            child.id = str(uuid5(NAMESPACE_OID, f"{child.id} {wording(question)}"))
            has_changed = True
    return has_changed


def _first_wordings(form) -> dict[str, str]:
    """Return by key the words under which each consent was published first in the language of a form."""
    versions = FormVersion.objects.filter(form_key=form.translation_key, locale=form.locale.language_code)
    first: dict[str, str] = {}
    for version in versions.order_by("pk"):
        for question in filter(is_consent, every_question(version.schema["questions"])):
            first.setdefault(question["key"], wording(question))
    return first
