"""Objects that are chosen in the streams of a page, fetched at once: one query for each model.

Wagtail makes a query for each type of block that holds a chooser. `prefetch_references` reads the raw
streams first and adds the objects here, where choosers find them. This replaces one method of
Wagtail's chooser blocks (`install`). It can go when Wagtail fetches for a whole stream at once.
"""

import copy
from collections import defaultdict
from contextvars import ContextVar
from typing import Any

from django.core.signals import request_started
from django.db.models import Model
from django.dispatch import receiver
from wagtail import blocks

_loaded: ContextVar[dict[type[Model], dict[int, Model]]] = ContextVar("loaded")

_wagtail_bulk_to_python = blocks.ChooserBlock.bulk_to_python


def chooser_ids(leaves: list[tuple[blocks.Block, Any]]) -> dict[type[Model], set[int]]:
    """Return the ids of the objects chosen in these raw values, by model."""
    ids: dict[type[Model], set[int]] = defaultdict(set)
    for block, raw in leaves:
        if isinstance(block, blocks.ChooserBlock):
            ids[block.model_class].add(raw)
    return ids


def add_prefetched(model: type[Model], objects: dict[int, Model]) -> None:
    """Keep objects, by id, for the choosers of this request."""
    _loaded.set({**_loaded.get({}), model: _loaded.get({}).get(model, {}) | objects})


def prefetched(model: type[Model], pk: int | None) -> Model | None:
    """Return an object that was prefetched in this request, or None."""
    return None if pk is None else _loaded.get({}).get(model, {}).get(pk)


def _bulk_to_python(block: blocks.ChooserBlock, values):
    values = list(values)
    loaded = _loaded.get({}).get(block.model_class, {})
    if all(value is None or value in loaded for value in values):
        return [None if value is None else copy.copy(loaded[value]) for value in values]
    return _wagtail_bulk_to_python(block, values)


def install() -> None:
    """Make every chooser block use prefetched objects; called once, when the site starts."""
    blocks.ChooserBlock.bulk_to_python = _bulk_to_python


@receiver(request_started)
def clear_prefetched(**_kwargs):
    _loaded.set({})
