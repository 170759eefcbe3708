"""Undo the merge or the deletion of a term, for a month.

Every place that still stands as it was left is put back, in newer drafts too; what somebody changed since stays as it is now.
"""

from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.models import TermRemoval
from core.operations.immediate_tasks import each_once
from core.publishing.term_references import Content
from core.publishing.term_removals import NotPossible, index_anew, page_of
from core.publishing.term_stores import STORES


@transaction.atomic
def put_back(removal: TermRemoval, user: Any) -> int:
    """Undo a merge or a deletion; return how many places stay as somebody changed them since. Raises NotPossible."""
    removal = TermRemoval.objects.select_for_update().get(pk=removal.pk)
    model: Any = apps.get_model(removal.model)
    if not removal.record:
        raise NotPossible(_("It is too late to undo this."))
    if removal.kept_key and not model._base_manager.filter(translation_key=removal.kept_key).exists():
        words = _("“%(name)s” is gone itself. Undo that first.")
        raise NotPossible(words % {"name": removal.kept_name})
    twin = _twin(model, removal.record["changes"])
    if twin:
        words = _("“%(name)s” is in the list again. Give that one another name first.")
        raise NotPossible(words % {"name": twin})
    undoing = _Undoing(model, user)
    with each_once():
        # Rows come first: what names them cannot be written before they are there.
        changes = list(reversed(removal.record["changes"]))
        for change in sorted(changes, key=lambda change: (change[0] != "gone", change[1] != removal.model)):
            undoing.undo(change)
        undoing.store()
        removal.delete()
        index_anew(undoing.touched)
    for row in model._base_manager.filter(translation_key=removal.translation_key):
        log(row, "wagtail.create", user=user)
    return undoing.left


def _twin(model: Any, changes: list) -> Any:
    """Return a term that somebody made since under the name of one that is to come back, or None."""
    for kind, label, *rest in changes:
        if kind == "gone" and label == model._meta.label_lower:
            rows = model._base_manager.filter(name__iexact=rest[0]["name"], locale_id=rest[0]["locale_id"])
            if rows.exists():
                return rows[0]
    return None


class _Undoing:
    def __init__(self, term: type[models.Model], user: Any):
        self.term, self.user, self.left = term, user, 0
        self.touched: set[tuple[type[models.Model], Any]] = set()
        self.stored: dict[tuple, tuple] = {}

    def undo(self, change: list) -> None:
        self.left += not getattr(self, f"_{change[0]}")(*change[1:])

    def _gone(self, label: str, values: dict) -> bool:
        model: Any = apps.get_model(label)
        if model._base_manager.filter(pk=values[model._meta.pk.attname]).exists() or not _has_what_it_names(
            model, values
        ):
            return False
        row = model(**{name: model._meta.get_field(name).to_python(value) for name, value in values.items()})
        model._base_manager.bulk_create([row])
        self.touched.add(page_of(row))
        return True

    def _row(self, label: str, pk: Any, name: str, old: Any, new: Any) -> bool:
        model: Any = apps.get_model(label)
        rows = model._base_manager.filter(pk=pk, **{name: new} if new is not None else {f"{name}__isnull": True})
        if not _has_what_it_names(model, {name: old}) or not rows.update(**{name: old}):
            return False
        self.touched.add(page_of(model._base_manager.get(pk=pk)))
        return True

    def _stored(self, name: str, pk: Any, done: list) -> bool:
        is_undone = self._undo_in(name, pk, done)
        newest = STORES[name].newest(pk)
        return (newest != pk and self._undo_in(name, newest, done)) or is_undone

    def _undo_in(self, name: str, pk: Any, done: list) -> bool:
        if (name, pk) not in self.stored:
            found = STORES[name].get(pk)
            self.stored[name, pk] = (found, found and Content(found.model, found.content, self.term))
        _found, content = self.stored[name, pk]
        return content is not None and content.undo(done)

    def store(self) -> None:
        """Write what was undone in what is stored as JSON."""
        for (name, _pk), (found, content) in self.stored.items():
            if content is not None and content.undone:
                STORES[name].write(found, content.packed(), self.user)


def _has_what_it_names(model: type[models.Model], values: dict) -> bool:
    """Tell whether the rows that a row names are there, such as the page it stands below."""
    for field in model._meta.concrete_fields:
        pk = values.get(field.attname)
        if isinstance(field, models.ForeignKey) and pk is not None:
            target: Any = field.related_model
            if not target._base_manager.filter(pk=pk).exists():
                return False
    return True
