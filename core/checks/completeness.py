"""Check that a page, or another thing with drafts, has everything readers need: the required fields, rows and blocks, and the rules for publishing.

A draft may lack all of it. Wherever a page is published, `core.publishing.gate` asks here.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.blocks import ListBlockValidationError, StreamBlockValidationError, StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlockValidationError
from wagtail.models import COMMENTS_RELATION_NAME, Page

from core.checks.just_made import known_names
from core.checks.registry import Advice, asked_at_the_gate, register_check
from core.streams import stream_fields

MISSING = {"blank", "null", "required"}
# What no editor fills in: the database itself keeps it right.
BOOKKEEPING = {
    "alias_of",
    "content_type",
    "latest_revision",
    "live_revision",
    "locale",
    "locked_by",
    "owner",
    "page_ptr",
    "path",
    "translation_key",
}
BLOCK_ERRORS = (ListBlockValidationError, StreamBlockValidationError, StructBlockValidationError)


class Place(NamedTuple):
    """Where something is missing: its names from the outside in, and the address of it in the editor after the #."""

    names: tuple[str, ...] = ()
    anchor: str = ""

    def inside(self, name: str, step: str) -> "Place":
        """Return the place inside this one with a name, and a `data-contentpath` of the editor."""
        return Place((*self.names, name), f"{self.anchor}.{step}" if self.anchor else f":w:contentpath={step}")


class Problem(NamedTuple):
    place: Place
    error: ValidationError

    @property
    def words(self) -> str:
        """What to do, in one sentence."""
        where = " › ".join(self.place.names)
        if not where:
            return " ".join(self.error.messages)
        if self.error.code in MISSING:
            return _("Fill in “%(field)s”.") % {"field": where}
        return _("“%(field)s”: %(problem)s") % {"field": where, "problem": " ".join(self.error.messages)}


@register_check
@asked_at_the_gate
def everything_needed_is_there(page: Page) -> Iterator[Advice]:
    screen = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for problem in problems_before_publishing(page):
        anchor = problem.place.anchor
        yield Advice(problem.words, is_blocking=True, url=f"{screen}#{anchor}" if anchor else "")


def problems_before_publishing(page: models.Model) -> Iterator[Problem]:
    """Yield what keeps something from being published, in the order of its fields, then of its rows and blocks."""
    yield from _problems_in_fields(page, Place(), BOOKKEEPING if isinstance(page, Page) else set(), is_whole=True)
    for relation in get_all_child_relations(type(page)):
        if relation.get_accessor_name() != COMMENTS_RELATION_NAME:
            yield from _problems_in_rows(page, relation)
    for field in stream_fields(page):
        value = getattr(page, field.name)
        try:
            field.stream_block.clean(value)
        except ValidationError as error:
            place = Place().inside(capfirst(str(field.verbose_name)), field.name)
            yield from _problems_in_blocks(field.stream_block, value, error, place)


def _problems_in_rows(page: Page, relation: Any) -> Iterator[Problem]:
    model, name = relation.related_model, relation.get_accessor_name()
    left_out = {relation.field.name, "locale", "translation_key"}
    for number, row in enumerate(getattr(page, name).all()):
        for problem in _problems_in_fields(
            row, Place((f"{capfirst(str(model._meta.verbose_name))} {number + 1}",)), left_out
        ):
            yield problem._replace(place=problem.place._replace(anchor=f"inline_child_{name}-{number}"))


def _problems_in_fields(instance: Any, place: Place, left_out: set[str], is_whole: bool = False) -> Iterator[Problem]:
    try:
        instance.full_clean(
            exclude=left_out | known_names(instance), validate_unique=is_whole, validate_constraints=is_whole
        )
    except ValidationError as error:
        for name, errors in error.error_dict.items():
            is_about_all = name == NON_FIELD_ERRORS
            label = "" if is_about_all else capfirst(str(instance._meta.get_field(name).verbose_name))
            for one in errors:
                yield Problem(place if is_about_all else place.inside(label, name), one)


def _problems_in_blocks(block: Any, value: Any, error: ValidationError, place: Place) -> Iterator[Problem]:
    if isinstance(error, TypedTableBlockValidationError):
        cells = [cell for row in (error.cell_errors or {}).values() for cell in row.values()]
        for one in [*error.non_block_errors.as_data(), *(inner for cell in cells for inner in cell.error_list)]:
            yield Problem(place, one)
        return
    if not isinstance(error, BLOCK_ERRORS):
        for one in error.error_list:
            yield Problem(place, one)
        return
    for one in error.non_block_errors.as_data():
        yield Problem(place, one)
    for key, inner in error.block_errors.items():
        if isinstance(error, StructBlockValidationError):
            child, content = block.child_blocks[key], value.get(key)
            inside = place.inside(capfirst(str(child.label)), key)
        else:
            bound = value.bound_blocks[key] if isinstance(error, ListBlockValidationError) else value[key]
            child, content = bound.block, bound.value
            inside = place.inside(f"{capfirst(str(child.label))} {key + 1}", bound.id or "")
        yield from _problems_in_blocks(child, content, inner, inside)
