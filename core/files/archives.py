"""Archives: unpacked within bounds, and packed anew. Office files are archives, too."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from core.files.refusals import RefusedFileError

MEMBERS = 2_000
UNPACKED = 100 * 1024 * 1024  # bytes
# What systems put into archives beside what somebody packed.
LEFT_OUT = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"}


class Member(NamedTuple):
    """A file in an archive."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        """What follows the last dot; `_rels/.rels`, which every file of Microsoft's holds, begins with one."""
        return PurePosixPath(self.name).name.rpartition(".")[2].lower()


def unpacked(content: bytes) -> list[Member]:
    """Return the files in an archive, in their order. Raises RefusedFileError."""
    if not content.startswith(b"PK\x03\x04"):
        raise RefusedFileError("kind")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return list(_members(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise RefusedFileError("damaged") from error


def _members(archive: zipfile.ZipFile) -> Iterator[Member]:
    left, names = UNPACKED, set()
    if len(archive.infolist()) > MEMBERS:
        raise RefusedFileError("packed")
    for info in archive.infolist():
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if info.is_dir() or LEFT_OUT.intersection(path.parts):
            continue
        if info.flag_bits & 1:
            raise RefusedFileError("locked")
        if path.is_absolute() or ".." in path.parts or ":" in info.filename or str(path) in names:
            raise RefusedFileError("inside")
        names.add(str(path))
        with archive.open(info) as file:
            content = file.read(left + 1)  # what the archive says of its size is not believed
        left -= len(content)
        if left < 0:
            raise RefusedFileError("packed")
        yield Member(str(path), content)


def packed(members: Iterable[Member]) -> bytes:
    """Return an archive of these files, without times, comments or anything else a system adds."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            info = zipfile.ZipInfo(member.name)  # of 1980
            info.compress_type = zipfile.ZIP_STORED if member.name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, member.content)
    return output.getvalue()
