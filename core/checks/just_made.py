"""Pages published in the transaction that made them: nothing in the database can be about them yet, so nobody asks it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models

_page: ContextVar[Any] = ContextVar("page_just_made", default=None)


@contextmanager
def just_made(page: models.Model) -> Iterator[None]:
    """Say so of a page inside: it has no translations, children or letters, and what it names was there a moment ago."""
    token = _page.set(page)
    try:
        yield
    finally:
        _page.reset(token)


def is_just_made(instance: Any) -> bool:
    return instance is not None and instance is _page.get()


def known_names(instance: models.Model) -> set[str]:
    """Return the fields of a page just made, or of one of its rows, that name something; the database refuses others."""
    if _page.get() is None:
        return set()
    return {
        field.name
        for field in instance._meta.fields
        if field.many_to_one and getattr(instance, field.attname) is not None
    }
