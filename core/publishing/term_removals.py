"""Merge a term into another one, or delete it, in every language.

Whatever names the term names the other one then, in what readers have, in drafts and in the history. Each place is noted,
so that `core.publishing.term_restoration` can undo it for a month.
"""

from typing import Any

from django.db import models, transaction
from django.dispatch import Signal
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index

from core.models import Place, TermRemoval
from core.models.terms import Term
from core.operations.immediate_tasks import each_once
from core.permissions.live_content import live_row_problem
from core.publishing.term_references import Content, Swap, foreign_keys, is_named_with, says_nothing_more
from core.publishing.term_stores import STORES

removed = Signal()
"""Sent when a term is gone in every language, with `translation_key`."""

NOT_FOLLOWED = {"importing.madeterm"}  # rows about how a term was made go with it


class NotPossible(Exception):  # noqa: N818  it is an answer, not a fault
    """The terms cannot be merged, or put back; the message says in words why."""


def versions_of(term: Term) -> dict[int, Term]:
    """Return a term in every language, by language."""
    return {row.locale_id: row for row in _rows(term).order_by("pk")}


def _rows(term: Term) -> models.QuerySet:
    return type(term)._base_manager.filter(translation_key=term.translation_key)


@transaction.atomic
def merge(term: Term, kept: Term, user: Any) -> TermRemoval:
    """Have everything that names a term name the other one, in every language. Raises NotPossible."""
    going, staying = _locked(term), _locked(kept)
    if type(term) is not type(kept):
        raise NotPossible(_("Only two of the same kind can be one."))
    if term.translation_key == kept.translation_key:
        raise NotPossible(_("“%(name)s” cannot be merged into itself. Choose another one.") % {"name": term})
    work = _Removal(term, user, kept)
    for locale, row in going.items():
        if locale in staying:
            work.swap[row.pk] = staying[locale].pk
            work.fill_in(staying[locale], row)
        else:
            work.take_over(row, kept)
    return work.finish([row for locale, row in going.items() if locale in staying])


@transaction.atomic
def delete(term: Term, user: Any) -> TermRemoval:
    """Take a term off everything that names it, in every language, and put it into the bin."""
    going = _locked(term)
    work = _Removal(term, user)
    work.swap = {row.pk: None for row in going.values()}
    return work.finish(list(going.values()))


def _locked(term: Term) -> dict[int, Term]:
    found = {row.locale_id: row for row in _rows(term).select_for_update().order_by("pk")}
    if found:
        return found
    merge = TermRemoval.objects.filter(translation_key=term.translation_key).first()
    if merge and merge.kept_key:
        raise NotPossible(
            _("“%(name)s” was merged into “%(other)s” before.") % {"name": term, "other": merge.kept_name}
        )
    raise NotPossible(_("“%(name)s” is in the bin.") % {"name": term})


class _Removal:
    """One merge or deletion while it is done; notes what it changes."""

    def __init__(self, term: Term, user: Any, kept: Term | None = None):
        self.term, self.user, self.kept = term, user, kept
        self.model = type(term)
        self.swap: Swap = {}
        self.changes: list[list] = []
        self.touched: set[tuple[type[models.Model], Any]] = set()

    def finish(self, going: list[Term]) -> TermRemoval:
        with each_once():
            for row in going:
                problem = live_row_problem(row)
                if problem:
                    raise NotPossible(problem)
            self._swap_columns()
            self._swap_stored()
            for row in going:
                self.changes.append(["gone", self.model._meta.label_lower, _values(row)])
                log(row, "wagtail.delete", user=self.user, deleted=True)
                row.delete()
            removed.send(sender=self.model, translation_key=self.term.translation_key)
            index_anew(self.touched)
        kept = self.kept
        return TermRemoval.objects.create(
            model=self.model._meta.label_lower,
            name=self.term.name,
            translation_key=self.term.translation_key,
            address_key=self.term.key,
            kept_key=kept.translation_key if kept else None,
            kept_name=kept.name if kept else "",
            removed_by=self.user,
            record={"changes": self.changes},
        )

    def take_over(self, row: Term, kept: Term) -> None:
        """Make a row the other term in a language that this one lacked."""
        self.write(row, "translation_key", str(kept.translation_key))
        self.write(row, "key", kept.key)

    def fill_in(self, kept: Term, row: Term) -> None:
        """Give the other term what it lacks; a place is found by both names."""
        for field in self.model._meta.local_fields:
            mine, theirs = getattr(kept, field.attname), getattr(row, field.attname)
            if isinstance(kept, Place) and field.name == "aliases":
                names = [row.name, *theirs.splitlines()]
                known = {name.casefold() for name in [kept.name, *mine.splitlines()]}
                more = [name for name in dict.fromkeys(names) if name.strip() and name.casefold() not in known]
                if more:
                    self.write(kept, "aliases", "\n".join([*filter(None, [mine.rstrip()]), *more]))
            elif mine == "" and theirs:
                self.write(kept, field.attname, theirs)

    def write(self, row: models.Model, name: str, value: Any) -> None:
        old = getattr(row, name)
        self.changes.append(["row", row._meta.label_lower, row.pk, name, _plain(old), value])
        type(row)._base_manager.filter(pk=row.pk).update(**{name: value})
        setattr(row, name, value)
        self.touched.add(page_of(row))

    def _swap_columns(self) -> None:
        for field in foreign_keys(self.model):
            model = field.model
            rows = model._base_manager.filter(**{f"{field.name}__in": list(self.swap)}).select_for_update(of=("self",))
            for row in rows.order_by("pk"):
                new = self.swap[getattr(row, field.attname)]
                if self._goes(model, row, field, new):
                    self.changes.append(["gone", model._meta.label_lower, _values(row)])
                    self.touched.add(page_of(row))
                    model._base_manager.filter(pk=row.pk).delete()
                else:
                    self.write(row, field.attname, new)

    def _goes(self, model: type[models.Model], row: models.Model, field: models.ForeignKey, new: int | None) -> bool:
        if model._meta.label_lower in NOT_FOLLOWED or (new is None and is_named_with(field)):
            return True
        above = next((one for one in model._meta.local_fields if isinstance(one, ParentalKey)), None)
        if above is None:
            return False
        beside = model._base_manager.filter(**{above.name: getattr(row, above.attname)}).exclude(pk=row.pk)
        mine = _values(row) | {field.attname: new}
        return any(says_nothing_more(model, mine, _values(other)) for other in beside)

    def _swap_stored(self) -> None:
        for name, store in STORES.items():
            for found in store.naming(self.model, self.swap):
                content = Content(found.model, found.content, self.model)
                content.swap(self.swap)
                if content.done:
                    written = store.write(found, content.packed(), self.user)
                    self.changes += [["stored", name, pk, done] for pk in written for done in content.done]
                    if name == "stream":
                        self.touched.add((found.model, found.pk.rpartition("/")[2]))


def page_of(row: models.Model) -> tuple[Any, Any]:
    """Return the model and key of what has to be indexed anew: the row, or the page it stands below."""
    above = next((field for field in row._meta.local_fields if isinstance(field, ParentalKey)), None)
    return (above.related_model, getattr(row, above.attname)) if above else (type(row), row.pk)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | bool) else str(value)


def _values(row: models.Model) -> dict:
    return {field.attname: _plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def index_anew(touched: set[tuple[type[models.Model], Any]]) -> None:
    """Have search and the list of usages know what was written without saving."""
    for model, pk in touched:
        row = model._base_manager.filter(pk=pk).first()
        if isinstance(row, Page):
            row = row.specific
        if row is not None:
            index.insert_or_update_object(row)
            if ReferenceIndex.model_is_indexable(type(row)):
                ReferenceIndex.create_or_update_for_object(row)


def forget_old_removals() -> None:
    """What was removed a month ago can no longer be undone; addresses of merged terms go on leading to the others."""
    old = TermRemoval.objects.exclude(pk__in=TermRemoval.objects.undoable().values("pk"))
    old.deleted().delete()
    old.exclude(record={}).update(record={})
