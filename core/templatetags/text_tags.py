"""Filters for reading time, age and digits."""

from datetime import date

from django import template
from django.db.models import Model
from django.utils.text import slugify
from wagtail.blocks import StreamValue

from core.analysis import reading_time as reading
from core.i18n.digits import grouped, in_digits
from core.streams import nodes_of

register = template.Library()


@register.filter
def reading_time(page) -> str:
    """{{ page|reading_time }}: 3 minutes to read."""
    return in_digits(reading.reading_time(page))


@register.filter
def age(day: date | None) -> str:
    """{{ page.shown_on|age }}: what to say of a page that is years old, or nothing."""
    return in_digits(reading.age(day))


@register.simple_tag
def chosen_labels(options, filters) -> list[str]:
    """Return what a list is narrowed down to, by name; a value that is not offered stands for itself."""
    chosen = {name: value for name, value in filters._asdict().items() if value}
    return [str(dict(options.get(name) or ()).get(value, value)) for name, value in chosen.items()]


@register.filter
def digits(number) -> str:
    """{{ listing.number|digits }}: the number in the digits of the site."""
    return in_digits(str(number))


@register.filter
def anchor(text) -> str:
    """{{ value|anchor }}: the id of a heading, made from its words, so that an address with it stays valid."""
    return f"h-{slugify(str(text), allow_unicode=True)[:60]}"


@register.simple_tag(takes_context=True)
def headings(context, example=None) -> list[str]:
    """Return the headings in the streams of the page that is shown, or in the picture of the block its example."""
    page = context.get("page")
    if not isinstance(page, Model):
        return example or []
    nodes = nodes_of(page)
    return [node.value for node in nodes if node.name == "heading" and isinstance(node.holder, StreamValue.StreamChild)]


@register.filter
def counted(number: int) -> str:
    """{{ page.signatures|counted }}: a number with its thousands set apart, in the digits of the site."""
    return grouped(number)
