"""When public pages change by the clock alone: at midnight, and when something opens or closes.

Every DateTimeField named `opens_at` or `closes_at` counts, in any app. Publishing and unpublishing at a set time are
commits of the worker, like any other change.
"""

import datetime
import logging
import threading
import time
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from django.apps import apps
from django.db import DatabaseError, InterfaceError, close_old_connections, connection, models
from django.utils import timezone

logger = logging.getLogger(__name__)

FIELD_NAMES = ("opens_at", "closes_at")
DAY = 24 * 60 * 60  # seconds


class Times(NamedTuple):
    """The times of expiry after `first`, in seconds since 1970, as they were in a generation."""

    generation: bytes
    first: float
    times: list[float]

    def covers(self, seconds: float, generation: bytes) -> bool:
        return self.generation == generation and self.first <= seconds < self.times[-1]


class Expiry:
    """The times at which pages expire, read once in each generation."""

    def __init__(self, *sources: Callable[[float], list[float]]):
        self.sources = sources or (midnights, openings_and_closings)
        self._lock = threading.Lock()
        self._known = Times(b"", 0.0, [0.0])

    def next_after(self, seconds: float, generation: bytes) -> float:
        """Return the first time after `seconds` at which pages expire; in a second, if the database does not answer."""
        known = self._known
        if not known.covers(seconds, generation):
            with self._lock:
                try:
                    known = self._known = self._read(seconds - DAY, generation)
                except (DatabaseError, InterfaceError):
                    logger.warning("The database did not say what opens or closes next.")
                    return time.time() + 1
        return known.times[bisect_right(known.times, seconds)]

    def _read(self, first: float, generation: bytes) -> Times:
        return Times(generation, first, sorted(moment for source in self.sources for moment in source(first)))


def midnights(seconds: float) -> list[float]:
    """Return the ends of the next three days in the site's time zone."""
    today = datetime.datetime.fromtimestamp(seconds, timezone.get_default_timezone()).date()
    days = (today + datetime.timedelta(days=number) for number in (1, 2, 3))
    ends = (datetime.datetime.combine(day, datetime.time.min) for day in days)
    return [timezone.make_aware(end, timezone.get_default_timezone()).timestamp() for end in ends]


def openings_and_closings(seconds: float) -> list[float]:
    """Return when anything opens or closes after `seconds`; raise DatabaseError if the database does not answer."""
    after = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    try:
        times, *others = [
            model._default_manager.order_by().filter(**{f"{name}__gt": after}).values_list(name, flat=True)
            for model, name in timed_fields()
        ]
        return [moment.timestamp() for moment in times.union(*others, all=True)]
    finally:
        if not connection.in_atomic_block:
            close_old_connections()


def timed_fields() -> list[tuple[type[models.Model], str]]:
    """Return every model and field that says when something opens or closes."""
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if field.name in FIELD_NAMES and isinstance(field, models.DateTimeField)
    ]
