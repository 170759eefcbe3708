"""Makes files of old Word and Excel, as small file systems of sectors with a large stream and small ones."""

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def padded(content, size):
    return content.ljust(-(-len(content) // size) * size, b"\0")


def compound(streams, deleted=b""):
    """Return a file that holds these streams by name, and a free sector with what was deleted."""
    sectors, table, rows, small, small_table = [], [], [], b"", []

    def store(content):
        start = len(sectors)
        pieces = [content[place : place + 512] for place in range(0, len(content), 512)]
        sectors.extend(pieces)
        table.extend([*range(start + 1, start + len(pieces)), END] if pieces else [])
        return start if pieces else END

    def row(name, kind, start, size):
        text = name.encode("utf-16-le") + b"\0\0"
        marks = struct.pack("<HBBIII", len(text), kind, 1, FREE, FREE, FREE)
        return text.ljust(64, b"\0") + marks + bytes(36) + struct.pack("<IQ", start, size)

    for name, content in streams.items():
        if len(content) >= 4096:
            rows.append(row(name, 2, store(padded(content, 512)), len(content)))
        else:
            start, pieces = len(small_table), -(-len(content) // 64)
            small += padded(content, 64)
            small_table += [*range(start + 1, start + pieces), END]
            rows.append(row(name, 2, start, len(content)))
    root = row("Root Entry", 5, store(padded(small, 512)), len(small))
    small_start = store(padded(struct.pack(f"<{len(small_table)}I", *small_table), 512))
    directory = store(padded(b"".join([root, *rows]), 512))
    sectors.append(deleted[:512].ljust(512, b"\0"))
    table.append(FREE)
    table_sector = len(sectors)
    table.append(TABLE)
    sectors.append(struct.pack("<128I", *table, *[FREE] * (128 - len(table))))
    head = (
        MAGIC
        + bytes(16)
        + struct.pack(
            "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, directory, 0, 4096, small_start, 1, END, 0, table_sector
        )
    )
    return head.ljust(512, b"\xff") + b"".join(sectors)


def properties(text):
    """Return a set of properties with a title, an author and who saved it last."""
    letters = text.encode() + b"\0"
    value = struct.pack("<II", 0x1E, len(letters)) + padded(letters, 4)
    places = [8 + 8 * 3 + number * len(value) for number in range(3)]
    pairs = b"".join(struct.pack("<II", kind, place) for kind, place in zip((2, 4, 8), places, strict=True))
    body = struct.pack("<II", 8 + len(pairs) + 3 * len(value), 3) + pairs + value * 3
    return struct.pack("<HHI16sI16sI", 0xFFFE, 0, 0, bytes(16), 1, bytes(16), 48) + body


def texts(*words):
    rows = [struct.pack("<H", len(word)) + word.encode("utf-16-le") for word in words]
    return struct.pack("<HHH", 0xFFFF, len(words), 0) + b"".join(rows)


def word(name, flags=0x0200, more=None):
    """Return a document with its words, in whose lists of names this one stands."""
    saved, commented = texts(name, "C:\\" + name), struct.pack("<H", len(name)) + name.encode("utf-16-le")
    head = bytearray(b"Words of the document. " * 200)
    struct.pack_into("<H", head, 0x0A, flags)
    for place in (0x19A, 0x1BA, 0x232):
        struct.pack_into("<II", head, place, 0, 0)
    struct.pack_into("<II", head, 0x2D2, 0, len(saved))
    struct.pack_into("<II", head, 0x1BA, len(saved), len(commented))
    parts = {"WordDocument": bytes(head), "1Table": saved + commented, "\x05SummaryInformation": properties(name)}
    return compound(parts | (more or {}), deleted=name.encode() * 20)


def record(kind, content):
    return struct.pack("<HH", kind, len(content)) + content


def sheet(name, *records):
    """Return a workbook, written last by somebody of this name."""
    writer = struct.pack("<HB", len(name), 0) + name.encode().ljust(109)
    cells = b"".join(record(0x204, b"cell of the sheet" * 10) for _number in range(30))
    return compound({"Workbook": record(0x809, bytes(16)) + record(0x5C, writer) + b"".join(records) + cells})
