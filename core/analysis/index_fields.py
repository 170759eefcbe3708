"""Search fields that put a text into Wagtail's index as written, followed by all forms of its words.

Excerpts are cut from the text as written; queries match the forms.
"""

import re

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.search import index

from core.analysis.tokens import all_tokens

# Control characters that no text of ours holds and every index takes for spaces.
BEFORE_FORMS, AFTER_FORMS = "\x02", "\x03"
FORMS = re.compile(f"{BEFORE_FORMS}[^{AFTER_FORMS}]*{AFTER_FORMS}")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


class WordFormsField(index.SearchField):
    """A field of which the index holds the text and, after it, all forms of its words."""

    def get_value(self, obj):
        text = plain_text(super().get_value(obj))
        return f"{text}\n{_tokens(text)}" if text else ""


class FormsOnlyField(index.SearchField):
    """A field of which the index holds only the forms: it can be found and is never part of an excerpt."""

    def get_value(self, obj):
        return _tokens(plain_text(super().get_value(obj)))


def _tokens(text: str) -> str:
    return f"{BEFORE_FORMS}{' '.join(sorted(all_tokens(text)))}{AFTER_FORMS}"


def plain_text(value) -> str:
    """Return the content of a field, one line for each block of a stream."""
    if isinstance(value, list):
        return "\n".join(filter(None, map(plain_text, value)))
    return CONTROL.sub(" ", str(value or "")).strip()


def with_word_forms(fields: list) -> list:
    """Return the search fields, with those that hold text replaced by `WordFormsField`."""
    return [WordFormsField(f.field_name, boost=f.boost) if type(f) is index.SearchField else f for f in fields]


def without_forms(indexed_text: str) -> str:
    """Return the text of an index entry without the forms."""
    return FORMS.sub("\n", indexed_text).strip()


def tokens_in(indexed_text: str) -> set[str]:
    """Return the forms, and the tokens of names, in the text of an index entry."""
    return {token for forms in FORMS.findall(indexed_text) for token in forms[1:-1].split()}


def snippet_names(page, of_type: type) -> list[str]:
    """Return the names of the snippets of a type to which a page or its rows have foreign keys."""
    rows = [page]
    for relation in get_all_child_relations(type(page)):
        # Rows that point at no such snippet need no query.
        if _foreign_keys_to(relation.related_model, of_type):
            rows += getattr(page, relation.get_accessor_name()).get_object_list()  # which are read once
    return [
        str(getattr(row, field.name))
        for row in rows
        for field in _foreign_keys_to(type(row), of_type)
        if getattr(row, field.attname)
    ]


def _foreign_keys_to(model: type[models.Model], of_type: type) -> list:
    fields = model._meta.concrete_fields
    return [field for field in fields if field.related_model and issubclass(field.related_model, of_type)]
