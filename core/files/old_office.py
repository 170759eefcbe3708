"""Word and Excel files of the old kind (.doc, .xls): names are overwritten where they lie, macros refused.

Such a file is a small file system of sectors. Nothing is moved in it, so that whatever is not understood stays as it is; what
names people in tracked changes' texts, in file names of linked pictures or in cells cannot be known, and stays.
"""

import struct
from collections.abc import Callable, Iterator
from typing import NamedTuple

from core.files.refusals import RefusedFileError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE, LAST = 0xFFFFFFFF, 0xFFFFFFFA  # sectors from LAST on are marks
STREAM, ROOT = 2, 5
ACTIVE = {"macros", "_vba_project_cur", "vba", "_vba_project", "objectpool", "encryptedpackage"}
ABOUT = ("\x05summaryinformation", "\x05documentsummaryinformation")
BODIES = {"doc": {"worddocument"}, "xls": {"workbook", "book"}}
TEXTS, PREVIEW = {0x1E: 1, 0x1F: 2}, 0x47  # types of properties, with the bytes of a letter
# Of Word: where its header says where they are, and whether they begin as a table of texts.
WORD_NAMES = {0x19A: True, 0x1BA: False, 0x232: True, 0x2D2: True}  # properties, commentators, revisers, who saved it
LOCKED_SHEET, WRITER, SHEET = 0x2F, 0x5C, 0x85
MACRO_SHEETS = {1, 6}


class Entry(NamedTuple):
    name: str
    kind: int
    start: int
    size: int


class Compound:
    """The file system, whose content can be overwritten."""

    def __init__(self, content: bytes):
        self.content = bytearray(content)
        self.sector = 1 << self._number("<H", 30)
        if not content.startswith(MAGIC) or self.sector not in (512, 4096):
            raise RefusedFileError("kind")
        self.most = len(content) // self.sector + 1
        self.table = self._table()
        self.entries = list(self._entries())
        root = next(entry for entry in self.entries if entry.kind == ROOT)
        self.small_limit = self._number("<I", 56)
        self.small_places = self._places(self._chain(root.start))
        small = self._read(self._places(self._chain(self._number("<I", 60))))
        self.small_table = struct.unpack(f"<{len(small) // 4}I", small[: len(small) // 4 * 4])

    def _number(self, form: str, place: int) -> int:
        return struct.unpack_from(form, self.content, place)[0]

    def _table(self) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self.content, 76))
        further, steps = self._number("<I", 68), 0
        while further < LAST and steps < self.most:
            row = struct.unpack_from(f"<{self.sector // 4}I", self.content, (further + 1) * self.sector)
            sectors, further, steps = sectors + list(row[:-1]), row[-1], steps + 1
            if len(sectors) > self.most + self.sector:
                raise RefusedFileError("damaged")  # more than the file has: they are told of in a circle
        named = [sector for sector in sectors if sector < LAST]
        if len(set(named)) < len(named):
            raise RefusedFileError("damaged")
        found: list[int] = []
        for sector in named:
            found += struct.unpack_from(f"<{self.sector // 4}I", self.content, (sector + 1) * self.sector)
        return found

    def _chain(self, start: int, table=None) -> list[int]:
        table = self.table if table is None else table
        found: list[int] = []
        while start < LAST:
            if len(found) > max(self.most, len(table)):
                raise RefusedFileError("damaged")
            found.append(start)
            start = table[start]
        return found

    def _places(self, chain: list[int]) -> list[int]:
        """Return where in the file each piece of 64 bytes of a chain of sectors lies."""
        return [(sector + 1) * self.sector + piece for sector in chain for piece in range(0, self.sector, 64)]

    def _read(self, places: list[int]) -> bytes:
        return b"".join(bytes(self.content[place : place + 64]) for place in places)

    def _entries(self) -> Iterator[Entry]:
        rows = self._read(self._places(self._chain(self._number("<I", 48))))
        for place in range(0, len(rows), 128):
            length, kind = struct.unpack_from("<HB", rows, place + 64)
            start, size = struct.unpack_from("<II", rows, place + 116)
            if kind:
                yield Entry(rows[place : place + max(0, min(length, 64) - 2)].decode("utf-16-le"), kind, start, size)

    def places_of(self, entry: Entry) -> list[int]:
        if entry.size >= self.small_limit:
            return self._places(self._chain(entry.start))
        return [self.small_places[number] for number in self._chain(entry.start, self.small_table)]

    def read(self, entry: Entry) -> bytearray:
        return bytearray(self._read(self.places_of(entry))[: entry.size])

    def write(self, entry: Entry, content: bytes | bytearray) -> None:
        """Overwrite a stream with as many bytes, and what lay behind its end."""
        places = self.places_of(entry)
        content = bytes(content).ljust(64 * len(places), b"\0")
        for number, place in enumerate(places):
            self.content[place : place + 64] = content[64 * number : 64 * number + 64]

    def wipe_free(self) -> None:
        """Overwrite sectors that belong to nothing: they may hold what was deleted."""
        for number, following in enumerate(self.table):
            place = (number + 1) * self.sector
            if following == FREE and place + self.sector <= len(self.content):
                self.content[place : place + self.sector] = bytes(self.sector)


def cleaned_old_office_file(kind: str) -> Callable[[bytes], bytes]:
    """Return the function that cleans files of a kind: a key of BODIES."""

    def cleaned(content: bytes) -> bytes:
        try:
            return _cleaned(kind, content)
        except (struct.error, IndexError, ValueError, StopIteration) as error:
            raise RefusedFileError("damaged") from error

    return cleaned


def _cleaned(kind: str, content: bytes) -> bytes:
    if not content.startswith(MAGIC):
        raise RefusedFileError("kind")
    file = Compound(content)
    named = {entry.name.lower(): entry for entry in file.entries}
    bodies = [entry for name, entry in named.items() if name in BODIES[kind] and entry.kind == STREAM]
    if ACTIVE & named.keys() or any(name.startswith("mbd") for name in named):
        raise RefusedFileError("inside")
    if not bodies:
        raise RefusedFileError("kind")
    for name in ABOUT:
        if name in named:
            file.write(named[name], _without_texts(file.read(named[name])))
    for body in bodies:
        if kind == "doc":
            _clean_word(file, body, named)
        else:
            file.write(body, _clean_sheets(file.read(body)))
    file.wipe_free()
    return bytes(file.content)


def _without_texts(rows: bytearray) -> bytearray:
    """Empty the texts and the preview of a set of properties."""
    for number in range(min(struct.unpack_from("<I", rows, 24)[0], 8)):
        base = struct.unpack_from("<I", rows, 28 + 20 * number + 16)[0]
        count = struct.unpack_from("<I", rows, base + 4)[0]
        for row in range(min(count, 1000)):
            place = base + struct.unpack_from("<I", rows, base + 8 + 8 * row + 4)[0]
            kind, length = struct.unpack_from("<II", rows, place)
            if kind in TEXTS or kind == PREVIEW:
                length = min(length * TEXTS.get(kind, 1), len(rows) - place - 8)
                rows[place + 8 : place + 8 + length] = bytes(length)
    return rows


def _clean_word(file: Compound, body: Entry, named: dict[str, Entry]) -> None:
    head = file.read(body)
    flags = struct.unpack_from("<H", head, 0x0A)[0]
    if flags & 0x0100:
        raise RefusedFileError("locked")
    table = named.get("1table" if flags & 0x0200 else "0table")
    if table is None:
        raise RefusedFileError("damaged")
    rows = file.read(table)
    for place, is_table in WORD_NAMES.items():
        start, length = struct.unpack_from("<II", head, place)
        if length and start + length <= len(rows):
            _empty_texts(rows, start, start + length, is_table)
    file.write(table, rows)


def _empty_texts(rows: bytearray, place: int, end: int, is_table: bool) -> None:
    """Write spaces over each text, which begins with the number of its letters."""
    extra = 0
    if is_table:
        extra = struct.unpack_from("<H", rows, place + 4)[0]
        place += 6
    while place + 2 <= end:
        letters = struct.unpack_from("<H", rows, place)[0]
        letters = min(letters, (end - place - 2) // 2)
        rows[place + 2 : place + 2 + 2 * letters] = b" \0" * letters
        place += 2 + 2 * letters + extra


def _clean_sheets(rows: bytearray) -> bytearray:
    """Write spaces over who wrote a workbook last. Raises RefusedFileError for sheets of macros and locked ones."""
    place = 0
    while place + 4 <= len(rows):
        kind, length = struct.unpack_from("<HH", rows, place)
        if kind == LOCKED_SHEET:
            raise RefusedFileError("locked")
        if kind == SHEET and length > 5 and rows[place + 9] in MACRO_SHEETS:
            raise RefusedFileError("inside")
        if kind == WRITER and length > 3:
            rows[place + 4 : place + 7] = struct.pack("<HB", 0, 0)
            rows[place + 7 : place + 4 + length] = b" " * (length - 3)
        place += 4 + length
    return rows
