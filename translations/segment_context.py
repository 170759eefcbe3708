"""The context of a segment or image: its field or block, and its maximum length."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, PanelGroup, get_edit_handler
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from translations.inline_tags import Problem, plain

UNKNOWN_ORDER = 10_000


@dataclass(frozen=True)
class SegmentContext:
    """A field, or a field of a block."""

    names: tuple  # verbose names from the outside inwards, still lazy
    help_text: str
    icon: str
    limit: int | None
    is_single_line: bool
    is_picture: bool = False

    @property
    def label(self) -> str:
        return capfirst(str(self.names[0]))

    @property
    def part(self) -> str:
        return " · ".join(str(name) for name in self.names[1:])

    def problems(self, html: str) -> list[Problem]:
        """Return what would keep these words from standing here."""
        length = len(plain(html))
        if self.limit and length > self.limit:
            message = ngettext(
                "%(limit)s letter fits here; these are %(length)s.",
                "%(limit)s letters fit here; these are %(length)s.",
                self.limit,
            )
            return [Problem(message % {"limit": self.limit, "length": length})]
        if self.is_single_line and "\n" in plain(html):
            return [Problem(_("This is one line. Take the line breaks out."))]
        return []


@lru_cache(maxsize=2000)
def context_of(model: type[models.Model], field_path: str) -> SegmentContext:
    """Describe the place that wagtail-localize calls `field_path`, such as body.quote.words."""
    name, *rest = field_path.split(".")
    field: Any = model._meta.get_field(name)
    if isinstance(field, StreamField):
        return _in_blocks(field.stream_block, rest, (), "")
    if isinstance(field, models.ManyToOneRel):
        inner = context_of(field.related_model, ".".join(rest))
        return SegmentContext(
            (field.related_model._meta.verbose_name, *inner.names),
            inner.help_text,
            "list-ul",
            inner.limit,
            inner.is_single_line,
            inner.is_picture,
        )
    single = isinstance(field, models.CharField) and not isinstance(field, models.TextField)
    picture = issubclass(field.related_model or models.Model, AbstractImage)
    icon = "title" if name == "title" else "pilcrow"
    return SegmentContext((field.verbose_name,), field.help_text, icon, field.max_length, single, picture)


def _in_blocks(block: blocks.Block, names: list[str], above: tuple, icon: str) -> SegmentContext:
    """Walk down to the innermost block; a list gives its items no name of their own."""
    if isinstance(block, blocks.ListBlock):
        return _in_blocks(block.child_block, names[1:], above, icon)
    if names and isinstance(block, (blocks.StreamBlock, blocks.StructBlock)) and names[0] in block.child_blocks:
        child = block.child_blocks[names[0]]
        return _in_blocks(child, names[1:], (*above, child.label), icon or child.meta.icon)
    field = getattr(block, "field", None)
    return SegmentContext(
        above or (block.label,),
        getattr(field, "help_text", "") or "",
        icon or block.meta.icon,
        getattr(field, "max_length", None),
        isinstance(block, blocks.CharBlock),
        isinstance(block, ImageChooserBlock),
    )


@lru_cache(maxsize=100)
def field_order(model: Any) -> dict[str, int]:
    """Return the fields of a model in the order of its edit screen."""
    handler = model.get_edit_handler() if issubclass(model, Page) else get_edit_handler(model)
    return {name: number for number, name in enumerate(_names(handler))}


def _names(panel):
    if isinstance(panel, FieldPanel):
        yield panel.field_name
    elif isinstance(panel, InlinePanel):
        yield panel.relation_name
    elif isinstance(panel, PanelGroup):
        for child in panel.children:
            yield from _names(child)


def name_of(text: Any, place: SegmentContext) -> str:
    """Name a segment so that a person recognises it: where it stands, and how it begins."""
    words = plain(text.source)
    beginning = words[:60] + "…" if len(words) > 60 else words
    return f"{place.label}: \u2068{beginning}\u2069"  # its direction is its own
