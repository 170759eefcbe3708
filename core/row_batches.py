"""Rows in batches, for code that writes while it goes through them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet


def in_batches(rows: QuerySet, size: int) -> Iterator[Any]:
    """Yield rows in the order of their keys, `size` at a time, each time by a query that has ended before they are used.

    While `QuerySet.iterator` is being read, SQLite refuses a transaction as soon as another process has written: "database
    is locked", without waiting. Inside a transaction, and for reading alone, `iterator` is as good.
    """
    last = None
    while batch := list((rows if last is None else rows.filter(pk__gt=last)).order_by("pk")[:size]):
        yield from batch
        last = batch[-1].pk
