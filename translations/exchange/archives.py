"""Export and import of many translation files as one zip archive."""

import io
import zlib
from collections.abc import Iterable
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
FORMATS: dict[str, ModuleType] = {po.SUFFIX: po, xliff.SUFFIX: xliff}


def name_of(translation: Translation, suffix: str) -> str:
    """Return a file name that says what is in it and is no other translation's."""
    title = slugify(translation.source.object_repr)[:60] or "translation"
    return f"{title}-{translation.pk}-{translation.target_locale.language_code}.{suffix}"


def pack(translations: Iterable[Translation], suffix: str) -> bytes:
    """Return a zip with one file for each translation: two queries each."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for translation in translations:
            archive.writestr(name_of(translation, suffix), FORMATS[suffix].write(translation))
    return buffer.getvalue()


def read(content: bytes) -> list[ImportUnit]:
    """Return what a PO or XLIFF file, or a zip of them, holds. Raises UnreadableFile."""
    if content.startswith(b"PK"):
        return [import_unit for one in _unpacked(content) for import_unit in read_file(one)]
    return read_file(content)


def read_file(content: bytes) -> list[ImportUnit]:
    """Return what a PO or XLIFF file holds, told apart by how it begins. Raises UnreadableFile."""
    if len(content) > LARGEST:
        raise UnreadableFile(_("The file is too large."))
    is_xml = content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<"
    return xliff.read(content) if is_xml else po.read(content)


def _unpacked(content: bytes) -> Iterable[bytes]:
    """Yield the PO and XLIFF files of a zip; no byte more than is allowed is ever unpacked."""
    if len(content) > LARGEST_ARCHIVE:
        raise UnreadableFile(_("The file is too large."))
    left = UNPACKED
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith((".po", ".xlf", ".xliff"))]
            if not names or len(names) > MOST_FILES:
                raise UnreadableFile(
                    _("A zip holds between one and %(most)s PO or XLIFF files.") % {"most": MOST_FILES}
                )
            for name in names:
                with archive.open(name) as file:
                    found = file.read(min(LARGEST, left) + 1)
                left -= len(found)
                if len(found) > LARGEST or left < 0:
                    raise UnreadableFile(_("The files in the zip are too large."))
                yield found
    except (BadZipFile, LargeZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise UnreadableFile(_("The zip file is damaged, or locked with a password.")) from error
