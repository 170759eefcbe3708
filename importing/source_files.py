"""Files that lie in DATA_DIR/import: what may be chosen there, and how they are opened within bounds."""

import gzip
import hashlib
import lzma
import re
import secrets
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from importing.models import ExportFile
from importing.wxr import UnreadableExportError

ENDINGS = (".xml", ".xml.gz", ".zip")
LARGEST = 2 * 1024**3  # bytes of an export, unpacked
MOST_PARTS = 200
LONGEST_MEMBER = 255  # letters of the name of a part
LONGEST_STEM = 40  # letters of the name of an upload that its own name keeps
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, gzip.BadGzipFile)


def folder() -> Path:
    """Return DATA_DIR/import, which is made where it is missing. Only the site itself reads it."""
    path = Path(settings.DATA_DIR) / "import"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def exports() -> list[str]:
    """Return the names of the exports that lie ready."""
    return sorted(path.name for path in folder().iterdir() if path.is_file() and path.name.endswith(ENDINGS))


def upload_folders() -> list[str]:
    """Return the names of what may be `wp-content/uploads`: folders and zip files."""
    return sorted(path.name for path in folder().iterdir() if path.is_dir() or path.name.endswith(".zip"))


def path_of(name: str) -> Path:
    """Return the path of a file or folder in DATA_DIR/import. Raises UnreadableExportError."""
    path = folder() / name
    if not name or "/" in name or "\\" in name or name.startswith(".") or not path.exists() or path.is_symlink():
        raise UnreadableExportError(
            _("There is no “%(name)s” in DATA_DIR/import. Put it there, or upload it.") % {"name": name}
        )
    return path


def store_upload(upload) -> str:
    """Keep an uploaded export until it was read, under a name that begins with our own signs; return the name."""
    ending = next((one for one in ENDINGS if upload.name.lower().endswith(one)), None)
    if ending is None:
        raise UnreadableExportError(_("An export ends in .xml, .xml.gz or .zip. Choose such a file."))
    stem = re.sub(r"[^\w-]+", "-", upload.name[: -len(ending)])[-LONGEST_STEM:].strip("-")
    name = f"upload-{secrets.token_hex(4)}-{stem}{ending}"
    path = folder() / name
    try:
        with path.open("xb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise UnreadableExportError(
            _("The file could not be stored: the disk may be full. Nothing was read.")
        ) from error
    return name


def parts_of(name: str) -> list[str]:
    """Return the exports inside a zip file, or one empty name for any other file. Raises UnreadableExportError."""
    if not name.endswith(".zip"):
        return [""]
    with in_words(), zipfile.ZipFile(path_of(name)) as archive:
        found = [info.filename for info in archive.infolist() if re.search(r"\.xml$", info.filename, re.IGNORECASE)]
        found = sorted(one for one in found if not one.startswith("__MACOSX"))
    if any(len(one) > LONGEST_MEMBER for one in found):
        raise UnreadableExportError(_("A name inside the archive is longer than 255 letters. Shorten it."))
    if not found or len(found) > MOST_PARTS:
        raise UnreadableExportError(_("There is no export (.xml) in this zip file, or there are more than 200."))
    return found


@contextmanager
def opened(file: ExportFile) -> Iterator["Bounded"]:
    """Open an export, unpacked, with at most LARGEST bytes. Raises UnreadableExportError."""
    path = path_of(file.name)
    with in_words():
        if file.member:
            with zipfile.ZipFile(path) as archive, archive.open(_member(archive, file.member)) as stream:
                yield Bounded(stream)
        elif path.name.endswith(".gz"):
            with gzip.open(path) as stream:
                yield Bounded(stream)
        else:
            with path.open("rb") as stream:
                yield Bounded(stream)


def _member(archive: zipfile.ZipFile, name: str) -> str:
    if name not in archive.namelist():  # somebody put another archive in its place
        raise zipfile.BadZipFile(name)
    return name


def digest_of(file: ExportFile) -> str:
    found = hashlib.sha256()
    with opened(file) as stream:
        while chunk := stream.read(1 << 20):
            found.update(chunk)
    return found.hexdigest()


def drop_upload(name: str) -> None:
    """Delete an uploaded export that is not to be read."""
    (folder() / name).unlink(missing_ok=True)


def forget_upload(file: ExportFile) -> None:
    """Delete an uploaded export once no part of it is still to be read: it holds mail addresses and comments."""
    if file.is_uploaded and not ExportFile.objects.filter(name=file.name, is_read=False, problem="").exists():
        drop_upload(file.name)


class Bounded:
    """A stream that refuses to give more than LARGEST bytes, whatever an archive says of its size."""

    def __init__(self, stream: Any):
        self._stream, self._left = stream, LARGEST

    def read(self, size: int = -1) -> bytes:
        chunk = self._stream.read(size)
        self._left -= len(chunk)
        if self._left < 0:
            raise UnreadableExportError(_("Unpacked, the file is larger than 2 GB. Export in several parts."))
        return chunk


@contextmanager
def in_words() -> Iterator[None]:
    """Raise UnreadableExportError for what is wrong with a file or an archive."""
    try:
        yield
    except DAMAGED as error:
        raise UnreadableExportError(
            _("The archive is damaged or was not uploaded to its end. Upload it again.")
        ) from error
    except RuntimeError as error:
        if "encrypted" not in str(error):  # zipfile's word for a missing password
            raise
        raise UnreadableExportError(_("The archive is protected by a password. Pack it without one.")) from error
    except OSError as error:
        raise UnreadableExportError(
            _("The file cannot be read on the server. Put it into DATA_DIR/import again.")
        ) from error
