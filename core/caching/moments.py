"""When public pages change although nobody changed them: at midnight, and when a form opens or closes.

Every date-time field named `opens_at` or `closes_at` counts, in any app, so that a new kind of thing that opens and
closes needs no word here. What is published or unpublished at a set time is a commit of the worker's, like any other.
"""

import datetime
import logging
import threading
import time
from collections.abc import Callable

from django.apps import apps
from django.db import DatabaseError, close_old_connections, connection, models
from django.db.models import Min
from django.utils import timezone

logger = logging.getLogger(__name__)

NAMES = ("opens_at", "closes_at")


class Moments:
    """The next moment, looked up once for each generation."""

    def __init__(self, *sources: Callable[[float], float]):
        self.sources = sources or (next_midnight, next_opening_or_closing)
        self._lock = threading.Lock()
        self._known = (b"", 0.0, 0.0)  # generation, asked at, next moment

    def after(self, seconds: float, generation: bytes) -> float:
        """Return the first moment after `seconds` at which a page may change by itself."""
        known, asked_at, moment = self._known
        if known == generation and asked_at <= seconds < moment:
            return moment
        with self._lock:
            moment = min(source(seconds) for source in self.sources)
            self._known = (generation, seconds, moment)
        return moment


def next_midnight(seconds: float) -> float:
    """Return the end of the site's day."""
    day = datetime.datetime.fromtimestamp(seconds, timezone.get_default_timezone()).date()
    midnight = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time.min)
    return timezone.make_aware(midnight, timezone.get_default_timezone()).timestamp()


def next_opening_or_closing(seconds: float) -> float:
    """Return when the next thing opens or closes; soon, if the database cannot say."""
    now = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    found = []
    try:
        for model, name in timed_fields():
            found.append(model._default_manager.filter(**{f"{name}__gt": now}).aggregate(next=Min(name))["next"])
    except DatabaseError:
        logger.warning("The database could not say what opens or closes next.")
        return time.time() + 1
    finally:
        if not connection.in_atomic_block:
            close_old_connections()
    return min((moment.timestamp() for moment in found if moment), default=float("inf"))


def timed_fields() -> list[tuple[type[models.Model], str]]:
    """Return every field that says when something opens or closes."""
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if field.name in NAMES and isinstance(field, models.DateTimeField)
    ]
