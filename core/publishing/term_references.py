"""Where a topic, place, person, organisation or series is named: in columns, in streams, and in what is stored as JSON."""

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import blocks
from wagtail.blocks import ChooserBlock
from wagtail.fields import StreamField

Swap = dict[int, int | None]
"""For each term that goes what is named in its place; None: nothing."""


def foreign_keys(term: type[models.Model]) -> list[models.ForeignKey]:
    """Return every column that names a term of this kind."""
    return [
        field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey) and field.related_model is term
    ]


def streams(term: type[models.Model]) -> list[StreamField]:
    """Return every stream in which a term of this kind can be chosen."""
    return [
        field
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, StreamField) and any(_chooses(block, term) for block in _blocks(field.stream_block))
    ]


def _blocks(block: blocks.Block) -> Iterator[blocks.Block]:
    yield block
    for child in getattr(block, "child_blocks", {}).values():
        yield from _blocks(child)
    if isinstance(block, blocks.ListBlock):
        yield from _blocks(block.child_block)


def _chooses(block: blocks.Block | None, term: type[models.Model]) -> bool:
    return isinstance(block, ChooserBlock) and block.target_model is term


def is_named_with(field: models.ForeignKey) -> bool:
    """Tell whether a row stands for the term alone, so that it goes where nothing is named instead."""
    return field.remote_field.on_delete is models.CASCADE


class Content:
    """A page, form or other row as JSON, in which terms are swapped; what is done is noted in `done`."""

    def __init__(self, model: type[models.Model], content: dict, term: type[models.Model]):
        self.model, self.content, self.term = model, content, term
        self.done: list[list] = []
        self.undone = False
        self._packed = [field.name for field in streams(term) if issubclass(model, field.model)]
        self._texts = [name for name in self._packed if isinstance(content.get(name), str)]
        for name in self._texts:
            content[name] = json.loads(content[name])

    def packed(self) -> dict:
        """Return the content as it is stored."""
        return self.content | {name: json.dumps(self.content[name]) for name in self._texts}

    def swap(self, swap: Swap) -> None:
        self._swap_in_row(self.model, self.content, swap, [])

    def _swap_in_row(self, model: type[models.Model], row: dict, swap: Swap, path: list) -> None:
        for name in self._names(model):
            if row.get(name) in swap:
                self._set(row, name, swap[row[name]], path)
        for field in streams(self.term):
            if issubclass(model, field.model) and row.get(field.name):
                self._swap_in_block(field.stream_block, row, field.name, swap, path)
        for relation in get_all_child_relations(model) if issubclass(model, ClusterableModel) else ():
            name = relation.get_accessor_name()
            self._swap_in_rows(relation.related_model, row.get(name) or [], swap, [*path, name])

    def _names(self, model: type[models.Model]) -> list[str]:
        return [field.name for field in foreign_keys(self.term) if issubclass(model, field.model)]

    def _swap_in_rows(self, model: type[models.Model], rows: list[dict], swap: Swap, path: list) -> None:
        """Swap in the rows below a page; a row goes that says nothing more than another one, or nothing any more."""
        ends = {
            field.name for field in foreign_keys(self.term) if issubclass(model, field.model) and is_named_with(field)
        }
        for place in reversed(range(len(rows))):
            row = rows[place]
            named = {name for name in self._names(model) if row.get(name) in swap}
            new = {name: swap[row[name]] for name in named}
            others = [other for other in rows if other is not row]
            is_empty = any(new[name] is None for name in named & ends)
            if named and (is_empty or any(says_nothing_more(model, row | new, other) for other in others)):
                self.done.append(["cut", [*path], place, rows.pop(place)])
            else:
                self._swap_in_row(model, row, swap, [*path, place])

    def _swap_in_block(self, block: blocks.Block | None, holder: Any, key: Any, swap: Swap, path: list) -> None:
        raw = holder[key]
        if _chooses(block, self.term) and raw in swap:
            self._set(holder, key, swap[raw], path)
        elif isinstance(block, blocks.StructBlock):
            for name in block.child_blocks.keys() & (raw or {}).keys():
                self._swap_in_block(block.child_blocks[name], raw, name, swap, [*path, key])
        elif isinstance(block, blocks.StreamBlock):
            self._swap_in_stream(block, raw or [], swap, [*path, key])
        elif isinstance(block, blocks.ListBlock):
            self._swap_in_list(block, raw or [], swap, [*path, key])

    def _swap_in_list(self, block: blocks.ListBlock, items: list, swap: Swap, path: list) -> None:
        for place, item in enumerate(items):
            if isinstance(item, dict) and item.keys() >= {"type", "value"}:
                self._swap_in_block(block.child_block, item, "value", swap, [*path, place])
            else:
                self._swap_in_block(block.child_block, items, place, swap, path)

    def _swap_in_stream(self, block: blocks.StreamBlock, items: list, swap: Swap, path: list) -> None:
        """Swap in a stream; a block goes that would name nothing any more."""
        for place in reversed(range(len(items))):
            child = block.child_blocks.get(items[place]["type"])
            if _chooses(child, self.term) and swap.get(items[place]["value"], 0) is None:
                self.done.append(["cut", path, place, items.pop(place)])
            else:
                self._swap_in_block(child, items[place], "value", swap, [*path, place])

    def _set(self, holder: Any, key: Any, value: Any, path: list) -> None:
        self.done.append(["set", [*path, key], holder[key], value])
        holder[key] = value

    def undo(self, done: list) -> bool:
        """Take one thing back; return whether it stood as it was left."""
        try:
            holder: Any = self.content
            for step in done[1] if done[0] == "cut" else done[1][:-1]:
                holder = holder[step]
            if done[0] == "cut":
                if done[3] not in holder:
                    holder.insert(done[2], done[3])
            elif holder[done[1][-1]] != done[3]:
                return False
            else:
                holder[done[1][-1]] = done[2]
        except (KeyError, IndexError, TypeError, AttributeError):
            return False
        self.undone = True
        return True


def says_nothing_more(model: type[models.Model], row: dict, other: dict) -> bool:
    """Tell whether all that a row below a page says stands in another one too."""
    return all(
        row.get(name) in (None, "") or row.get(name) == other.get(name)
        for field in model._meta.concrete_fields
        if (name := field.name if field.name in row else field.attname) not in WHERE_A_ROW_STANDS
        and not field.primary_key
    )


WHERE_A_ROW_STANDS = {"sort_order", "translation_key", "locale", "locale_id"}
