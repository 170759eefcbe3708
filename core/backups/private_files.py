"""Files that only their owner reads."""

import os
from pathlib import Path
from typing import BinaryIO


def create(path: Path, new: bool = False) -> BinaryIO:
    """Open an empty file of mode 0600 for writing; with `new`, one that is there already is a FileExistsError."""
    flags = os.O_WRONLY | os.O_CREAT | (os.O_EXCL if new else os.O_TRUNC)
    file = os.fdopen(os.open(path, flags, 0o600), "wb")
    path.chmod(0o600)
    return file
