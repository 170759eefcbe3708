"""Plain texts, tables and calendars: really texts, and no page or program under another name."""

import re

from core.files.refusals import RefusedFileError

OTHER_KINDS = re.compile(
    rb"\s*(<!doctype|<html|<head|<body|<script|<svg|<\?xml|<\?php|<iframe|#!|MZ|\x7fELF|PK\x03\x04|%PDF|GIF8|\x89PNG|\xff\xd8\xff|Rar!|7z\xbc)",
    re.IGNORECASE,
)
BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
WIDE = (b"\xff\xfe", b"\xfe\xff")


def cleaned_text(content: bytes) -> bytes:
    """Return a text as UTF-8. Raises RefusedFileError for anything that is none."""
    text = _decoded(content)
    if BINARY.search(text) or OTHER_KINDS.match(text.encode()) or OTHER_KINDS.match(content):
        raise RefusedFileError("kind")
    return text.encode()


def cleaned_calendar(content: bytes) -> bytes:
    """Return a calendar without the people who organise and attend. Raises RefusedFileError."""
    text = cleaned_text(content).decode()
    if not text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        raise RefusedFileError("kind")
    lines = re.split(r"\r?\n(?![ \t])", text)  # a line that begins with a blank goes on with the one before
    return "\r\n".join(line for line in lines if not re.match(r"(ORGANIZER|ATTENDEE|CONTACT)[;:]", line, re.I)).encode()


def _decoded(content: bytes) -> str:
    for encoding in ("utf-16",) if content.startswith(WIDE) else ("utf-8-sig", "cp1256"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedFileError("damaged")
