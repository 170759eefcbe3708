"""What is looked at to know whether the site works: one function for each check, all of them quick.

What takes long is found out by the worker (`slow_checks.py`), which leaves a record that is read here.
"""

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.models import Count, Min, Q
from django.utils import timezone

from core.models.outbox import OutboxLetter
from core.operations.records import read_record

GOOD, BAD, UNKNOWN, OFF = "good", "bad", "unknown", "off"

LEAST_SPACE = 50 * 1024 * 1024  # bytes; with less, forms and the admin are not to be relied on
LITTLE_SPACE = 500 * 1024 * 1024  # bytes; with less, somebody should see to it
LATE = timedelta(hours=1)
SILENCE = timedelta(minutes=1)  # without a sign of the worker, which gives one every ten seconds
HANGS = 2  # times its deadline
FAILURES = 3  # in a row
CERTIFICATE_ENDS_SOON = timedelta(days=14)
CHECK_IS_OLD = timedelta(days=2)  # of the integrity and of the certificate, which are looked at every day
BACKUP_IS_OLD = timedelta(days=2)
DRILL_IS_OLD = timedelta(days=100)


class Finding(NamedTuple):
    """What a check has found: one of the four states, and figures that say more, as JSON can hold them."""

    name: str
    state: str
    figures: dict


def database() -> Finding:
    """Look whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM django_migrations")
    except (DatabaseError, InterfaceError):
        return Finding("database", BAD, {})
    return Finding("database", GOOD, {})


def disk() -> Finding:
    """Look whether something can be written where the site keeps its files, and how much room there is, in bytes."""
    try:
        with tempfile.NamedTemporaryFile(dir=settings.DATA_DIR) as file:
            file.write(bytes(4096))
            file.flush()
        free = shutil.disk_usage(settings.DATA_DIR).free
    except OSError:
        return Finding("disk", BAD, {"writable": False, "free": 0})
    return Finding("disk", GOOD if free >= LITTLE_SPACE else BAD, {"writable": free >= LEAST_SPACE, "free": free})


def worker() -> Finding:
    """Look when each round of the worker was last at an end, and whether any hangs or fails again and again."""
    record = read_record("worker")
    if record is None or timezone.now() - record["at"] > SILENCE:
        return Finding("worker", BAD, {"seen_at": _written(record["at"]) if record else "", "rounds": {}})
    rounds = {name: _state_of(figures) for name, figures in record["rounds"].items()}
    is_good = all(figures["state"] == GOOD for figures in rounds.values())
    return Finding("worker", GOOD if is_good else BAD, {"seen_at": _written(record["at"]), "rounds": rounds})


def _state_of(figures: dict) -> dict:
    running_for = timezone.now().timestamp() - figures["began_at"] if figures["running"] else 0
    failing = sorted(name for name, times in figures["failures"].items() if times >= FAILURES)
    state = "hangs" if running_for > HANGS * figures["deadline"] else "fails" if failing else GOOD
    last = figures["ended_at"]
    ended_at = _written(datetime.fromtimestamp(last, tz=timezone.get_current_timezone())) if last else ""
    return {
        "state": state,
        "ended_at": ended_at,
        "task": figures["running"] if state == "hangs" else "".join(failing[:1]),
    }


def mail() -> Finding:
    """Look for mails that should have gone out an hour ago; one that is not due yet does not wait."""
    not_due = Q(attempts=0, next_try_at__gt=timezone.now())
    try:
        waiting = OutboxLetter.objects.waiting().exclude(not_due).aggregate(count=Count("pk"), oldest=Min("created_at"))
    except (DatabaseError, InterfaceError):
        return Finding("mail", UNKNOWN, {})
    oldest = waiting["oldest"]
    is_late = oldest is not None and timezone.now() - oldest > LATE
    return Finding("mail", BAD if is_late else GOOD, {"waiting": waiting["count"], "oldest": _written(oldest)})


def integrity() -> Finding:
    """Read what the worker's last look at the database file has found; PostgreSQL sees to its files itself."""
    if connection.vendor != "sqlite":
        return Finding("integrity", OFF, {})
    record = read_record("integrity")
    if record is None or timezone.now() - record["at"] > CHECK_IS_OLD:
        return Finding("integrity", UNKNOWN, {})
    return Finding("integrity", GOOD if record["is_whole"] else BAD, {"checked_at": _written(record["at"])})


def certificate() -> Finding:
    """Read how long the certificate of the site's address is valid, or why browsers refuse it."""
    if not (settings.CERTIFICATE_CHECK and settings.IS_ENCRYPTED):
        return Finding("certificate", OFF, {})
    record = read_record("certificate")
    if record is None or timezone.now() - record["at"] > CHECK_IS_OLD or record["problem"] == "unreachable":
        return Finding("certificate", UNKNOWN, {})
    if record["problem"]:
        return Finding("certificate", BAD, {"problem": record["problem"], "last_day": ""})
    is_good = datetime.fromisoformat(record["ends_at"]) - timezone.now() > CERTIFICATE_ENDS_SOON
    return Finding("certificate", GOOD if is_good else BAD, {"problem": "", "last_day": record["ends_at"]})


def backup() -> Finding:
    """Look how old the last backup is: whatever makes one writes the record "backup"."""
    return _by_age("backup", BACKUP_IS_OLD)


def drill() -> Finding:
    """Look when a backup was last restored to try it out: whoever does it writes the record "drill"."""
    return _by_age("drill", DRILL_IS_OLD)


def _by_age(name: str, oldest: timedelta) -> Finding:
    record = read_record(name)
    is_good = record is not None and timezone.now() - record["at"] <= oldest
    return Finding(name, GOOD if is_good else BAD, {"last": _written(record["at"]) if record else "never"})


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


CHECKS: list[Callable[[], Finding]] = [database, disk, worker, mail, integrity, certificate, backup, drill]


def look() -> list[Finding]:
    """Return what all checks find."""
    return [check() for check in CHECKS]
