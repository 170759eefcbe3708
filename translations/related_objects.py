"""Related objects of a page or snippet: snippets it names, each with a translation of its own."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation

from core.streams import leaves_of
from translations.models import Assignment, State


def related_objects_of(instance: models.Model) -> list[Any]:
    """Return the snippets that a page or snippet names in its fields, its rows and its streams.

    They are in the language it is written in; one query for each kind of them.
    """
    language: Any = instance
    found = defaultdict(set)
    for model, pk in _keys(instance):
        found[model].add(pk)
    return [
        thing
        for model, keys in found.items()
        for thing in model._default_manager.filter(
            translation_key__in=model._default_manager.filter(pk__in=keys).values("translation_key"),
            locale_id=language.locale_id,
        ).order_by("pk")
    ]


def _keys(instance: models.Model) -> Iterator[tuple[type[models.Model], Any]]:
    for row in _with_rows(instance):
        for field in row._meta.concrete_fields:
            model: Any = field.related_model
            if field.editable and _is_kind(model) and (key := getattr(row, field.attname)):
                yield model, key
        for value in leaves_of(row):
            if _is_kind(type(value)):
                yield type(value), value.pk


def _with_rows(instance: models.Model) -> Iterator[models.Model]:
    yield instance
    if isinstance(instance, ClusterableModel):
        for relation in get_all_child_relations(type(instance)):
            yield from getattr(instance, relation.get_accessor_name()).all()


def _is_kind(model: Any) -> bool:
    """Whether something is translated by itself without being a page."""
    return isinstance(model, type) and issubclass(model, TranslatableMixin) and not issubclass(model, Page)


@dataclass
class RelatedObject:
    """A snippet that belongs to what is being translated."""

    thing: Any
    translation: Translation | None

    @property
    def pk(self) -> str:
        """What names its translation in a form; empty while there is none."""
        return str(self.translation.pk) if self.translation else ""

    @property
    def kind(self) -> str:
        return str(self.thing._meta.verbose_name)

    @property
    def assignment(self) -> Assignment | None:
        return getattr(self.translation, "assignment", None)

    @property
    def is_ready(self) -> bool:
        """Whether it is whole, and readers do not have it like this yet."""
        return self.assignment is not None and self.assignment.state == State.READY

    @property
    def url(self) -> str:
        return reverse("translations:workbench", args=[self.translation.pk]) if self.translation else ""

    @property
    def send_url(self) -> str:
        meta = self.thing._meta
        return reverse("translations:send_snippet", args=[meta.app_label, meta.model_name, self.thing.pk])


def related_translations(translation: Translation) -> list[RelatedObject]:
    """Return what belongs to the original, each with its translation into the same language, if it was sent."""
    things = related_objects_of(translation.source.as_instance())
    rows = Translation.objects.filter(
        source__object_id__in=[thing.translation_key for thing in things],
        target_locale=translation.target_locale_id,
        enabled=True,
    )
    rows = rows.select_related("source__specific_content_type", "target_locale", "assignment")
    known = {row.source.object_id: row for row in rows}
    return [RelatedObject(thing, known.get(thing.translation_key)) for thing in things]
