"""Turning what a content file says into the values of a model's fields."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import DateField
from django.utils import timezone
from wagtail import blocks
from wagtail.blocks import StreamBlockValidationError
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from core.models.terms import Term
from demonstration.content import Content, Where, inline

DAY = re.compile(r"(today|season)(?: ([+-]) (\d+) days?)?")


def names_pages(field: Any) -> bool:
    """Whether a field may name pages, which must then exist."""
    return isinstance(field, StreamField) or (field.many_to_one and issubclass(field.related_model, Page))


class Values:
    """Sets fields to what a content file says; `find` returns what a key names, or raises KeyError."""

    def __init__(self, content: Content, season: date, find: Callable[[type, str], Any]):
        self.content = content
        self.season = season
        self.find = find

    def set(self, instance: Any, fields: dict, where: Where = (), only: Callable[[Any], bool] = bool) -> None:
        """Set those fields of an instance for which `only` holds. Raises ContentError."""
        for name, value in fields.items():
            try:
                field = instance._meta.get_field(name)
            except FieldDoesNotExist:
                message = f"{type(instance).__name__} has no field “{name}”."
                raise self.content.error(message, (*where, name)) from None
            try:
                if only(field):
                    setattr(instance, name, self.value(instance, field, value, (*where, name)))
            except ValidationError as error:
                raise self.content.error(f"{name}: {' '.join(error.messages)}", (*where, name)) from error

    def value(self, instance: Any, field: Any, value: Any, where: Where) -> Any:
        if isinstance(field, StreamField):
            return self.stream(field.stream_block, value, where)
        if field.one_to_many:
            rows = [field.related_model(locale=instance.locale, sort_order=number) for number in range(len(value))]
            for number, row in enumerate(rows):
                self.set(row, value[number], (*where, number))
            return rows
        if field.many_to_one:
            named = self.named(field.related_model, value, where)
            return named.get_translation(instance.locale) if isinstance(named, Term) else named
        if isinstance(field, RichTextField):
            return paragraphs(value)
        if isinstance(field, DateField):
            return self.day(value, where)
        return field.clean("\n".join(value) if isinstance(value, list) else value, instance)

    def named(self, model: type, key: str, where: Where) -> Any:
        try:
            return self.find(model, key)
        except KeyError:
            raise self.content.error(f"There is no {model.__name__} “{key}”.", where) from None

    def day(self, value: Any, where: Where) -> date:
        """Return a date, which may be counted from today or from the first day of the season."""
        if isinstance(value, date):
            return value
        found = DAY.fullmatch(value)
        if not found:
            raise self.content.error(f"“{value}” is not a date, nor like “season - 30 days” or “today”.", where)
        start = self.season if found[1] == "season" else timezone.localdate()
        return start + timedelta(days=int(f"{found[2] or '+'}{found[3] or 0}"))

    def stream(self, block: blocks.StreamBlock, value: Any, where: Where) -> blocks.StreamValue:
        """Return the value of a stream field, after the checks that an edit form makes."""
        try:
            return block.clean(block.to_python(self.raw(block, value, where)))
        except StreamBlockValidationError as error:
            place = (*where, *list(error.block_errors)[:1])
            raise self.content.error(str(error.as_json_data()), place) from error

    def raw(self, block: Any, value: Any, where: Where) -> Any:
        """Return the raw form of a block's value."""
        match block:
            case blocks.StreamBlock():
                return [self.item(block, item, (*where, number)) for number, item in enumerate(value)]
            case blocks.ListBlock():
                return [self.raw(block.child_block, item, (*where, number)) for number, item in enumerate(value)]
            case blocks.StructBlock():
                return {name: self.child(block, name, item, (*where, name)) for name, item in value.items()}
            case blocks.ChooserBlock():
                return self.named(block.target_model, value, where).pk
            case blocks.RichTextBlock():
                return paragraphs(value)
            case blocks.DateBlock():
                return str(self.day(value, where))
        return value

    def item(self, block: blocks.StreamBlock, item: Any, where: Where) -> dict:
        """Return an item of a stream; where all are of one type, it need not say which."""
        fields = dict(item) if isinstance(item, dict) else {"value": item}
        kind = fields.pop("type", next(iter(block.child_blocks)) if len(block.child_blocks) == 1 else "")
        return {"type": kind, "value": self.child(block, kind, fields.get("value", fields), where)}

    def child(self, block: Any, name: str, value: Any, where: Where) -> Any:
        if name not in block.child_blocks:
            raise self.content.error(f"“{name}” is none of: {', '.join(block.child_blocks)}.", where)
        return self.raw(block.child_blocks[name], value, where)


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{inline(text)}</p>" for text in texts)
