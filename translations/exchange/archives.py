"""Export and import of many translation files as one zip archive."""

import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import ModuleType
from zipfile import ZIP_DEFLATED, BadZipFile, LargeZipFile, ZipFile

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from translations.exchange import po, xliff
from translations.exchange.importer import LARGEST, ImportUnit, UnreadableFile

LARGEST_ARCHIVE = 8 * 1024 * 1024  # bytes of a zip
MOST_FILES = 300  # files in a zip
UNPACKED = 40 * 1024 * 1024  # bytes of everything in a zip
BROKEN = (BadZipFile, LargeZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError)
FORMATS: dict[str, ModuleType] = {po.SUFFIX: po, xliff.SUFFIX: xliff}


def name_of(translation: Translation, suffix: str) -> str:
    """Return a file name that says what is in it and is no other translation's."""
    title = slugify(translation.source.object_repr, allow_unicode=True)[:60] or _("translation")
    return f"{title}-{translation.pk}-{translation.target_locale.language_code}.{suffix}"


def pack(translations: Iterable[Translation], suffix: str) -> bytes:
    """Return a zip with one file for each translation: two queries each."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for translation in translations:
            archive.writestr(name_of(translation, suffix), FORMATS[suffix].write(translation))
    return buffer.getvalue()


@dataclass
class Parcel:
    """What a file, or a zip of files, holds: what can be read, and the names of what cannot, each with the reason."""

    units: list[tuple[str, ImportUnit]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def read(content: bytes, name: str = "") -> Parcel:
    """Return what a PO or XLIFF file, or a zip of them, holds. Raises UnreadableFile where that is nothing at all."""
    if not content.startswith(b"PK"):
        return Parcel(units=[(name, import_unit) for import_unit in read_file(content)])
    parcel = Parcel()
    for member, found in _unpacked(content):
        if isinstance(found, UnreadableFile):
            parcel.refused.append((member, str(found)))
            continue
        try:
            parcel.units += [(member, import_unit) for import_unit in read_file(found)]
        except UnreadableFile as refusal:
            parcel.refused.append((member, str(refusal)))
    return parcel


def read_file(content: bytes) -> list[ImportUnit]:
    """Return what a PO or XLIFF file holds, told apart by how it begins. Raises UnreadableFile."""
    if len(content) > LARGEST:
        raise UnreadableFile(_("The file is too large."))
    is_xml = content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<"
    return xliff.read(content) if is_xml else po.read(content)


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes | UnreadableFile]]:
    """Yield the files of a zip by name, or why one cannot be read; no byte more than is allowed is ever unpacked."""
    if len(content) > LARGEST_ARCHIVE:
        raise UnreadableFile(_("The file is too large."))
    left = UNPACKED
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            members = [name for name in archive.namelist() if not _is_of_no_person(name)]
            names = [name for name in members if name.lower().endswith((".po", ".xlf", ".xliff"))]
            if not names or len(members) > MOST_FILES:
                raise UnreadableFile(
                    _("A zip holds between one and %(most)s PO or XLIFF files.") % {"most": MOST_FILES}
                )
            for name in members:
                if name not in names:
                    yield shown(name), UnreadableFile(_("This is neither a PO nor an XLIFF file."))
                    continue
                found = _member(archive, name, min(LARGEST, left) + 1)
                left -= len(found) if isinstance(found, bytes) else 0
                if left < 0:
                    raise UnreadableFile(_("The files in the zip are too large."))
                yield shown(name), found
    except BROKEN as error:
        raise UnreadableFile(_("The zip file is damaged, or locked with a password.")) from error


def _member(archive: ZipFile, name: str, most: int) -> bytes | UnreadableFile:
    try:
        with archive.open(name) as file:
            return file.read(most)
    except BROKEN:
        return UnreadableFile(_("The file is damaged, or locked with a password."))


def _is_of_no_person(name: str) -> bool:
    """Whether a system put the file into the zip by itself, as macOS does, or it is a folder."""
    path = PurePosixPath(name)
    return name.endswith("/") or path.name.startswith(".") or "__MACOSX" in path.parts


def shown(name: str) -> str:
    """Return the name of a file as it is told to people."""
    return PurePosixPath(name.replace("\\", "/")).name[:100]
