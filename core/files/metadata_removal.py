"""One function for every file that is stored: it looks into the file, by the kind its name says, and cleans it."""

from collections.abc import Callable
from pathlib import PurePath

from core.files.archives import Member, packed, unpacked
from core.files.media import cleaned_captions, cleaned_mp3, cleaned_mp4
from core.files.office import cleaned_office_file
from core.files.old_office import cleaned_old_office_file
from core.files.pdf import cleaned_pdf
from core.files.pictures import LARGEST_SIDE, UNREADABLE, reencoded
from core.files.refusals import RefusedFileError
from core.files.texts import cleaned_calendar, cleaned_text

LARGEST = 10 * 1024 * 1024  # bytes, packed
LARGEST_MEDIA = 24 * 1024 * 1024  # some minutes of film
LARGEST_PICTURE = 24 * 1024 * 1024  # as cameras write them; what is stored is smaller


def _cleaned_picture(content: bytes) -> bytes:
    try:
        return reencoded(content, LARGEST_SIDE)
    except UNREADABLE as error:
        raise RefusedFileError("damaged") from error


PICTURES = dict.fromkeys(("avif", "gif", "heic", "jpg", "jpeg", "png", "webp"), _cleaned_picture)
DOCUMENTS: dict[str, Callable[[bytes], bytes]] = {
    "csv": cleaned_text,
    "doc": cleaned_old_office_file("doc"),
    "docx": cleaned_office_file("docx"),
    "ics": cleaned_calendar,
    "m4a": cleaned_mp4,
    "mp3": cleaned_mp3,
    "mp4": cleaned_mp4,
    "odt": cleaned_office_file("odt"),
    "pdf": cleaned_pdf,
    "pptx": cleaned_office_file("pptx"),
    "txt": cleaned_text,
    "vtt": cleaned_captions,
    "xls": cleaned_old_office_file("xls"),
    "xlsx": cleaned_office_file("xlsx"),
}
OLD_OFFICE = {"doc", "xls"}  # taken by a setting of the site, and never inside an archive

LARGER = dict.fromkeys(PICTURES, (LARGEST_PICTURE, "picture size")) | dict.fromkeys(
    ("m4a", "mp3", "mp4"), (LARGEST_MEDIA, "media size")
)


def cleaned(name: str, content: bytes) -> bytes:
    """Return what is stored of a file. Raises RefusedFileError, with words for the person who uploads it."""
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    most, refusal = LARGER.get(suffix, (LARGEST, "size"))
    if len(content) > most:
        raise RefusedFileError(refusal)
    if suffix == "zip":
        return packed(_cleaned_member(member) for member in unpacked(content))
    return _cleaner(suffix, "kind")(content)


def _cleaned_member(member: Member) -> Member:
    if member.suffix in OLD_OFFICE:
        raise RefusedFileError("inside")
    return Member(member.name, _cleaner(member.suffix, "inside")(member.content))  # an archive in an archive is refused


def _cleaner(suffix: str, refusal: str) -> Callable[[bytes], bytes]:
    try:
        return (PICTURES | DOCUMENTS)[suffix]
    except KeyError as error:
        raise RefusedFileError(refusal) from error
