"""Mend a link to another site wherever it stands: in every language, in what readers have, in drafts and in originals of translations.

What is stored is rewritten in place. Nothing is published, so that a draft stays one and no rule for publishing stands in the way.
"""

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import TextField
from django.db.models.functions import Cast
from django.dispatch import Signal
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField, StreamField
from wagtail.log_actions import log
from wagtail.models import Page

from core.models import OutsideLink
from core.publishing.term_stores import STORES

mended = Signal()
"""Sent with `old` and `new`, for what is stored in other ways."""

PLAIN = re.compile(r"[A-Za-z0-9:/._~%=-]+")  # what is stored as it is, however deep in HTML and JSON
FIELDS = (models.URLField, RichTextField, StreamField)
OURS = {"core", "news", "campaigns", "home", "forms_app"}


def replaced(value: Any, old: str, new: str) -> Any:
    """Return a value with an address replaced: as a whole text, in links of HTML, and in JSON as a text or as it is."""
    if isinstance(value, dict):
        return {key: replaced(inner, old, new) for key, inner in value.items()}
    if isinstance(value, list):
        return [replaced(inner, old, new) for inner in value]
    if not isinstance(value, str):
        return value
    if value == old:
        return new
    if value.startswith(("[", "{")):
        return _replaced_in_json(value, old, new)
    for written in {escape(old), old.replace("&", "&amp;")}:
        value = value.replace(f'href="{written}"', f'href="{escape(new)}"')
    return value


def _replaced_in_json(value: str, old: str, new: str) -> str:
    try:
        content = json.loads(value)
    except ValueError:
        return value
    after = replaced(content, old, new)
    return value if after == content else json.dumps(after)


def needle(address: str) -> str:
    """Return the longest part of an address that is stored letter by letter, by which the database finds it."""
    return max(PLAIN.findall(address) or [""], key=len)


def holders(address: str) -> list[Page | models.Model]:
    """Return the pages and snippets that readers have, or whose draft it is, in which an address stands."""
    found: dict[tuple, Any] = {}
    for _field, row in _rows_with(address):
        whole = _whole(row)
        found[type(whole), whole.pk] = whole
    return list(found.values())


def _columns() -> Iterator[models.Field]:
    for model in apps.get_models():
        if model._meta.app_label in OURS and model is not OutsideLink:
            yield from (field for field in model._meta.local_fields if isinstance(field, FIELDS))


def _rows_with(address: str) -> Iterator[tuple[models.Field, models.Model]]:
    for field in _columns():
        rows: Any = field.model._base_manager.alias(text=Cast(field.name, TextField()))
        for row in rows.filter(text__contains=needle(address)).order_by("pk"):
            stored = _stored(field, row)
            if replaced(stored, address, f"{address}#") != stored:
                yield field, row


def _stored(field: models.Field, row: models.Model) -> Any:
    if isinstance(field, StreamField):
        return json.loads(field.value_to_string(row))
    return getattr(row, field.attname)


def _whole(row: Any) -> Any:
    """Return the page that a row stands below, or the row."""
    above = next((field for field in row._meta.local_fields if isinstance(field, ParentalKey)), None)
    row = getattr(row, above.name) if above else row
    return row.specific if isinstance(row, Page) else row


@transaction.atomic
def mend(old: str, new: str, user: Any) -> int:
    """Write the new address wherever the old one stands; return in how many pages and snippets readers see it."""
    touched = {}
    for field, row in list(_rows_with(old)):
        value = replaced(_stored(field, row), old, new)
        value = field.to_python(json.dumps(value)) if isinstance(field, StreamField) else value
        type(row)._base_manager.filter(pk=row.pk).update(**{field.name: value})
        whole = _whole(row)
        touched[type(whole), whole.pk] = whole
    for store in STORES.values():
        for found in store.holding(needle(old)):
            content = replaced(found.content, old, new)
            if content != found.content:
                store.write(found, content, user)
    mended.send(sender=None, old=old, new=new)
    OutsideLink.objects.filter(address=old).update(address=new, checked_at=None, failures=0, problem="")
    for whole in touched.values():
        log(whole, "wagtail.edit", user=user)
    return len(touched)
