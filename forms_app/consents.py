"""Consents: questions whose exact words are what people agreed to, so that no two wordings are ever taken for one."""

from uuid import NAMESPACE_OID, uuid5

from forms_app.question_types import QUESTION_TYPES, is_consent
from forms_app.schema import Question


def wording(question: Question) -> str:
    """Return the words that people agree to."""
    return "\n".join(filter(None, [question["label"], question["help"]]))


def give_reworded_consents_new_keys(form, first: dict[str, str]) -> bool:
    """Make a new question of each consent whose words are others than people saw under its key; tell if there was one.

    `first` holds the words under which each consent was published first, by key. The new key is made of the old one and the new words: whoever saves the same words again gets the same key.
    """
    has_changed = False
    for child in form.questions:
        question = QUESTION_TYPES[child.block_type].describe(child, form.locale)
        if is_consent(question) and first.get(question["key"], wording(question)) != wording(question):
            child.id = str(uuid5(NAMESPACE_OID, f"{child.id} {wording(question)}"))
            has_changed = True
    return has_changed
