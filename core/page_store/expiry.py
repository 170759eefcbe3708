"""When public pages change although nobody changed them: at midnight, and when a form opens or closes.

Every date-time field named `opens_at` or `closes_at` counts, in any app, so that a new kind of thing that opens and
closes needs no word here. What is published or unpublished at a set time is a commit of the worker's, like any other.
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

NAMES = ("opens_at", "closes_at")
DAY = 24 * 60 * 60  # seconds


class Known(NamedTuple):
    """Moments as they were in a generation."""

    generation: bytes
    first: float
    """Seconds; the moments after it are known."""
    moments: list[float]


class Moments:
    """The moments of today and after, looked up once for each generation."""

    def __init__(self, *sources: Callable[[float], list[float]]):
        self.sources = sources or (midnights, openings_and_closings)
        self._lock = threading.Lock()
        self._known = Known(b"", 0.0, [0.0])

    def after(self, seconds: float, generation: bytes) -> float:
        """Return the first moment after `seconds` at which a page may change by itself; soon, if nobody can say."""
        known = self._known
        if not (known.generation == generation and known.first <= seconds < known.moments[-1]):
            with self._lock:
                try:
                    known = self._known = self._look_up(seconds, generation)
                except (DatabaseError, InterfaceError):
                    logger.warning("The database could not say what opens or closes next.")
                    return time.time() + 1
        return known.moments[bisect_right(known.moments, seconds)]

    def _look_up(self, seconds: float, generation: bytes) -> Known:
        first = seconds - DAY
        return Known(generation, first, sorted(moment for source in self.sources for moment in source(first)))


def midnights(seconds: float) -> list[float]:
    """Return the ends of the site's next three days."""
    today = datetime.datetime.fromtimestamp(seconds, timezone.get_default_timezone()).date()
    days = (today + datetime.timedelta(days=number) for number in (1, 2, 3))
    ends = (datetime.datetime.combine(day, datetime.time.min) for day in days)
    return [timezone.make_aware(end, timezone.get_default_timezone()).timestamp() for end in ends]


def openings_and_closings(seconds: float) -> list[float]:
    """Return when something opens or closes from then on; raise DatabaseError if the database cannot say."""
    then = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    try:
        times, *others = [
            model._default_manager.order_by().filter(**{f"{name}__gt": then}).values_list(name, flat=True)
            for model, name in timed_fields()
        ]
        return [moment.timestamp() for moment in times.union(*others, all=True)]
    finally:
        if not connection.in_atomic_block:
            close_old_connections()


def timed_fields() -> list[tuple[type[models.Model], str]]:
    """Return every field that says when something opens or closes."""
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if field.name in NAMES and isinstance(field, models.DateTimeField)
    ]
