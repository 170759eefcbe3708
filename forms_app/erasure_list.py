"""A list of what was erased or corrected, kept apart from the database: a backup restored later has it repeated.

Each line holds a time, a kind and a keyed digest of the answer's random number; nobody can read a person from it.
Lines are written into a table in the transaction of the change, then appended to the file
`settings.ERASURE_LIST` (mode 0600) once it is committed; the worker appends what a killed process left over.
"""

import os
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.db import transaction

from forms_app.encryption import digests
from forms_app.models import ErasureRecord, Submission


class Kind(StrEnum):
    ERASED = "erased"
    CORRECTED = "corrected"


def record(kind: Kind, *submissions: Submission) -> None:
    """Note that answers were erased, or that what was made of them is no longer true."""
    ErasureRecord.objects.bulk_create(ErasureRecord(kind=kind, digest=digest_of(one.uid)) for one in submissions)


def write_out() -> int:
    """Append the lines that are not in the file yet; return how many there were."""
    with transaction.atomic():
        records = list(ErasureRecord.objects.select_for_update().order_by("pk"))
        if records:
            _append("".join(f"{one.created_at.isoformat()} {one.kind} {one.digest}\n" for one in records))
            ErasureRecord.objects.filter(pk__in=[one.pk for one in records]).delete()
    return len(records)


def digest_of(uid) -> str:
    """Return the name under which an answer stands in the list."""
    return names_of(uid)[0]


def names_of(uid) -> list[str]:
    """Return the names under which an answer may stand in the list: lines stay as they were when the key changes."""
    return digests(f"erasure list {uid}")


def _append(text: str) -> None:
    path = Path(settings.ERASURE_LIST)
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, text.encode())
        os.fsync(file)
    finally:
        os.close(file)


def read_lines(path) -> list[tuple[datetime, str, str]]:
    """Return the lines of a list; a line cut off by a crash is left out, its record is still in the table."""
    try:
        lines = Path(path).read_text().splitlines()
    except FileNotFoundError:
        return []
    parts = [line.split(" ") for line in lines]
    return [
        (datetime.fromisoformat(part[0]), part[1], part[2]) for part in parts if len(part) == 3 and len(part[2]) == 64
    ]
