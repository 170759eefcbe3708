"""Sound, film and captions: who made a file, where and with what is taken out; what is heard and seen stays as it was.

Nothing is encoded again, for which a small server has neither time nor programs. In an MP4 the boxes that describe it are
overwritten with empty ones of the same size, so that all positions inside stay true (ISO/IEC 14496-12).
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from core.files.refusals import RefusedFileError
from core.files.texts import cleaned_text

DESCRIPTIONS = {
    b"udta",
    b"meta",
    b"uuid",
    b"ilst",
    b"XMP_",
}  # names, places, devices; what one plays needs none of them
HOLDERS = {b"moov", b"trak", b"mdia", b"minf", b"moof", b"traf"}
BRANDS = {
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"M4A ",
    b"M4V ",
    b"M4B ",
    b"dash",
    b"MSNV",
    b"qt  ",
}
DATED = {b"mvhd", b"tkhd", b"mdhd"}
DEEPEST = 8  # films have five boxes in each other: moov, trak, mdia, minf, and what those hold
OF_OTHER_DATA = b"meta"  # the handler of tracks that hold places and the like beside the pictures


class Box(NamedTuple):
    kind: bytes
    start: int
    body: int
    end: int


def cleaned_mp4(content: bytes) -> bytes:
    """Return an MP4 without what describes it, and without the moment it was made. Raises RefusedFileError."""
    if content[4:8] != b"ftyp" or content[8:12] not in BRANDS:
        raise RefusedFileError("kind")
    clean = bytearray(content)
    kinds = set()
    for box in _boxes(content, 0, len(content), DEEPEST):
        kinds.add(box.kind)
        if box.kind in DESCRIPTIONS:
            clean[box.start + 4 : box.start + 8] = b"free"
            clean[box.body : box.end] = bytes(box.end - box.body)
        elif box.kind in DATED:
            width = 16 if content[box.body] == 1 else 8  # two moments, of 64 or 32 bits
            clean[box.body + 4 : box.body + 4 + width] = bytes(width)
        elif box.kind == b"hdlr" and content[box.body + 8 : box.body + 12] == OF_OTHER_DATA:
            raise RefusedFileError("film data")
        elif box.kind == b"hdlr":
            clean[box.body + 24 : box.end] = bytes(box.end - box.body - 24)  # the name of a program
    if not {b"moov", b"mdat"} <= kinds:
        raise RefusedFileError("damaged")
    return bytes(clean)


def _boxes(content: bytes, start: int, end: int, deepest: int) -> Iterator[Box]:
    """Yield the boxes between two positions, and those inside of holders, that many deep.

    Raises RefusedFileError where sizes are wrong, or boxes lie deeper.
    """
    if not deepest:
        raise RefusedFileError("damaged")
    while start < end:
        if end - start < 8:
            raise RefusedFileError("damaged")
        size, kind = struct.unpack_from(">I4s", content, start)
        body = start + 8
        if size == 1 and end - start >= 16:
            size, body = struct.unpack_from(">Q", content, body)[0], start + 16
        size = size or end - start  # 0: to the end of the file
        if size < body - start or start + size > end:
            raise RefusedFileError("damaged")
        box = Box(kind, start, body, start + size)
        yield box
        if kind in HOLDERS:
            yield from _boxes(content, body, box.end, deepest - 1)
        start = box.end


def cleaned_mp3(content: bytes) -> bytes:
    """Return an MP3 without its tags, before and behind the sound. Raises RefusedFileError."""
    start, end = 0, len(content)
    while content[start : start + 3] == b"ID3" and end - start > 10:
        size = 0
        for byte in content[start + 6 : start + 10]:
            size = size << 7 | byte & 0x7F
        start += size + (20 if content[start + 5] & 0x10 else 10)
    if content[end - 128 : end - 125] == b"TAG":
        end -= 128
    footer = content[end - 32 : end]
    if footer[:8] == b"APETAGEX":
        size, flags = struct.unpack_from("<I4xI", footer, 12)
        end -= size + (32 if flags & 0x80000000 else 0)
    sound = content[max(start, 0) : max(end, 0)].lstrip(b"\0")
    if len(sound) < 4 or sound[0] != 0xFF or sound[1] & 0xE0 != 0xE0:
        raise RefusedFileError("kind")
    return sound


def cleaned_captions(content: bytes) -> bytes:
    """Return captions in WebVTT. Raises RefusedFileError."""
    text = cleaned_text(content)
    if not text.startswith(b"WEBVTT"):
        raise RefusedFileError("kind")
    return text
