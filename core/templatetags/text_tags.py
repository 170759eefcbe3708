"""Filters for reading time, age and digits."""

from datetime import date

from django import template

from core.analysis import reading_time as reading
from core.i18n.digits import grouped, in_digits

register = template.Library()


@register.filter
def reading_time(page) -> str:
    """{{ page|reading_time }}: 3 minutes to read."""
    return in_digits(reading.reading_time(page))


@register.filter
def age(day: date | None) -> str:
    """{{ page.shown_on|age }}: what to say of a page that is years old, or nothing."""
    return in_digits(reading.age(day))


@register.filter
def digits(number) -> str:
    """{{ listing.number|digits }}: the number in the digits of the site."""
    return in_digits(str(number))


@register.filter
def counted(number: int) -> str:
    """{{ page.signatures|counted }}: a number with its thousands set apart, in the digits of the site."""
    return grouped(number)
