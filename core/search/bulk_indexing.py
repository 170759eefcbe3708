"""Put many pages into search and into the index of references at once, as Wagtail does for each by itself.

Whoever makes many pages leaves Wagtail's tasks for them out (`is_about`), keeps in the database which pages wait, and
calls `index_pages` for them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django_tasks.base import Task
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from modelsearch.backends import get_search_backends
from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import Page, ReferenceIndex
from wagtail.tasks import update_reference_index_task

TASKS = {insert_or_update_object_task.module_path, update_reference_index_task.module_path}


def is_about(pages: Collection[Page], task: Task, args: tuple) -> bool:
    """Tell whether a task indexes one of these pages, or a row of one: rows are saved with their page only."""
    if task.module_path not in TASKS:
        return False
    model = apps.get_model(*args[:2])
    if issubclass(model, Page):
        return any(str(page.pk) == args[2] for page in pages)
    owners = {field.related_model for field in model._meta.fields if isinstance(field, ParentalKey)}
    return any(isinstance(page, owner) for page in pages for owner in owners)


@transaction.atomic
def index_pages(keys: Iterable[int]) -> None:
    """Index pages; those that are gone are passed over. The queries do not grow with their number."""
    groups: dict[Any, list[Page]] = defaultdict(list)
    for page in Page.objects.filter(pk__in=keys).specific():
        groups[type(page)].append(page)
    for model, pages in groups.items():
        _read_rows(model, pages)
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(model, pages)
        if ReferenceIndex.is_indexed(model):
            _index_references(model, pages)


def _read_rows(model: type[models.Model], pages: list[Page]) -> None:
    """Read the rows of all pages, and what the rows name: a query for each kind of them."""
    by_key = {page.pk: page for page in pages}
    for relation in get_all_child_relations(model):
        rows: dict[int, list[models.Model]] = defaultdict(list)
        named = [
            field.name
            for field in relation.related_model._meta.concrete_fields
            if isinstance(field, models.ForeignKey) and field != relation.field
        ]
        for row in relation.related_model.objects.filter(**{f"{relation.field.name}__in": by_key}).select_related(
            *named
        ):
            rows[getattr(row, relation.field.attname)].append(row)
        for pk, page in by_key.items():
            getattr(page, relation.get_accessor_name()).set(rows[pk])


def _index_references(model: type[models.Model], pages: list[Page]) -> None:
    """Do what ReferenceIndex.create_or_update_for_object does for each."""
    kinds = [ContentType.objects.get_for_model(one, for_concrete_model=False) for one in _with_parents(model)]
    wanted = {
        (str(page.pk), to_kind, str(to_pk), model_path, content_path)
        for page in pages
        for to_kind, to_pk, model_path, content_path in ReferenceIndex._extract_references_from_object(page)
    }
    rows = ReferenceIndex.objects.filter(
        base_content_type=kinds[-1], content_type__in=kinds, object_id__in=[str(page.pk) for page in pages]
    )
    names = ("object_id", "to_content_type_id", "to_object_id", "model_path", "content_path")
    known = {tuple(row[1:]): row[0] for row in rows.values_list("pk", *names)}
    if gone := [pk for key, pk in known.items() if key not in wanted]:
        ReferenceIndex.objects.filter(pk__in=gone).delete()
    ReferenceIndex.objects.bulk_create(
        [
            ReferenceIndex(
                content_type=kinds[0],
                base_content_type=kinds[-1],
                content_path_hash=ReferenceIndex._get_content_path_hash(key[-1]),
                **dict(zip(names, key, strict=True)),
            )
            for key in sorted(wanted - known.keys())
        ],
        ignore_conflicts=True,
    )


def _with_parents(model: type[models.Model]) -> list[type[models.Model]]:
    return [model, *model._meta.get_parent_list()]
