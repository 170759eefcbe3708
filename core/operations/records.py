"""Small dated records of what was done on this host: JSON files in `DATA_DIR/records`.

They are files and not rows, since they are read while the database is away. A record replaces the one before it.
"""

import json
import os
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone


def write_record(name: str, **values) -> None:
    """Replace the record of this name; `values` are whatever JSON can hold. Raises OSError on a full disk."""
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps({"at": timezone.now().isoformat()} | values))
    draft.replace(path)


def read_record(name: str) -> dict | None:
    """Return a record, with its moment under "at"; None where there is none that can be read."""
    try:
        record = json.loads(_path(name).read_text())
        return record | {"at": datetime.fromisoformat(record["at"])}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _path(name: str) -> Path:
    return settings.DATA_DIR / "records" / f"{name}.json"
