"""Files that only their owner reads."""

import os
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from core.backups.errors import BackupError


def create(path: Path, new: bool = False) -> BinaryIO:
    """Open an empty file of mode 0600 for writing; with `new`, one that is there already is a FileExistsError."""
    flags = os.O_WRONLY | os.O_CREAT | (os.O_EXCL if new else os.O_TRUNC)
    file = os.fdopen(os.open(path, flags, 0o600), "wb")
    path.chmod(0o600)
    return file


def refuse_in_code(path: Path) -> None:
    """Raise a BackupError for a path in the directory of the code, which is copied, upgraded and shared."""
    if path.resolve().is_relative_to(settings.BASE_DIR):
        raise BackupError(
            f"{path} is in the directory of the code, which is copied and shared. Name a place outside it."
        )
