"""Every value inside a stream field, however deep it lies in structs and lists."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import models
from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

CONTAINERS = (blocks.StreamValue, blocks.StructValue, ListValue, TypedTable)


class Slot:
    """A place in a list, such as a cell in the row of a table, or under a key."""

    def __init__(self, holder: Any, key: Any):
        self.holder, self.key = holder, key

    @property
    def value(self) -> Any:
        return self.holder[self.key]

    @value.setter
    def value(self, value: Any) -> None:
        self.holder[self.key] = value


class Node(NamedTuple):
    """A value where it lies in a stream."""

    name: str
    """The type of its block in a stream, its name in a struct; an item of a list is named as the list."""
    value: Any
    holder: Any
    """What it can be replaced in: a struct, the bound block of a stream or list, or a cell; None for the outermost value."""

    def replace(self, value: Any) -> None:
        if isinstance(self.holder, blocks.StructValue):
            self.holder[self.name] = value
        elif self.holder is not None:
            self.holder.value = value


def walk(value: Any, name: str = "", holder: Any = None) -> Iterator[Node]:
    """Yield a value and all values inside it, containers before what they contain."""
    yield Node(name, value, holder)
    for inner in _inside(value, name):
        yield from walk(inner.value, inner.name, inner.holder)


def _inside(value: Any, name: str) -> Iterator[Node]:
    if isinstance(value, blocks.StructValue):
        yield from (Node(key, inner, value) for key, inner in value.items())
    elif isinstance(value, blocks.StreamValue):
        yield from (Node(block.block_type, block.value, block) for block in value)
    elif isinstance(value, ListValue):
        yield from (Node(name, block.value, block) for block in value.bound_blocks)
    elif isinstance(value, TypedTable):
        yield from (Node(name, slot.value, slot) for slot in _slots_of(value))


def with_ids(stream: blocks.StreamValue) -> blocks.StreamValue:
    """Return a stream whose blocks and list items have ids: written by code they may have none.

    Reading every value turns raw data into blocks, and only blocks are written back with ids.
    """
    for child in stream:
        child.value  # noqa: B018
    return stream.stream_block.to_python(stream.stream_block.get_prep_value(stream))


def _slots_of(table: TypedTable) -> Iterator[Slot]:
    yield Slot(vars(table), "caption")
    for column in table.columns:
        yield Slot(column, "heading")
    for row in table.row_data:
        for number in range(len(row["values"])):
            yield Slot(row["values"], number)


def stream_fields(instance: models.Model) -> list[StreamField]:
    return [field for field in instance._meta.get_fields() if isinstance(field, StreamField)]


def nodes_of(instance: models.Model) -> Iterator[Node]:
    """Yield every value in the streams of a page or snippet."""
    for field in stream_fields(instance):
        yield from walk(getattr(instance, field.name))


def leaves_of(instance: models.Model) -> Iterator[Any]:
    """Yield every value in the streams of a page or snippet that contains no others, and its rich texts."""
    for node in nodes_of(instance):
        if not isinstance(node.value, CONTAINERS):
            yield node.value
    for field in instance._meta.get_fields():
        if isinstance(field, RichTextField):
            yield RichText(getattr(instance, field.name))


def raw_leaves_of(instance: models.Model) -> list[tuple[blocks.Block, Any]]:
    """Return every simple value in the streams of a page or snippet as stored, with its block: no query, no objects."""
    return [
        leaf
        for field in stream_fields(instance)
        for leaf in _raw_leaves(field.stream_block, list(getattr(instance, field.name).raw_data))
    ]


def _raw_leaves(block: blocks.Block, raw: Any) -> Iterator[tuple[blocks.Block, Any]]:
    if isinstance(block, blocks.StreamBlock | blocks.StructBlock | blocks.ListBlock):
        for child, value in _raw_children(block, raw):
            yield from _raw_leaves(child, value)
    elif raw not in (None, ""):
        yield block, raw


def _raw_children(block: blocks.Block, raw: Any) -> list[tuple[blocks.Block, Any]]:
    if isinstance(block, blocks.StructBlock):
        return [(child, (raw or {}).get(name)) for name, child in block.child_blocks.items()]
    if isinstance(block, blocks.ListBlock):
        return [(block.child_block, _item_value(item)) for item in raw or []]
    known = block.child_blocks
    return [(known[item["type"]], item["value"]) for item in raw or [] if item["type"] in known]


def _item_value(item: Any) -> Any:
    """Return the value of a list item, which older data holds without a wrapping."""
    return item["value"] if isinstance(item, dict) and item.keys() >= {"type", "value"} else item
