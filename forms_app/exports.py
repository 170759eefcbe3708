"""Copies of the answers for a spreadsheet, made row by row so that any number of them fits into memory."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from forms_app.columns import Column
from forms_app.models import Submission

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_767  # Excel's own limit

Row = list[str]


def rows_of(submissions: Iterable[Submission], columns: list[Column]) -> Iterator[Row]:
    """Yield the headings and then a row for each submission."""
    yield [_("Sent"), _("Language"), _("Status"), _("Page"), *(column.label for column in columns)]
    for submission in submissions:
        yield [
            localtime(submission.created_at).strftime("%Y-%m-%d %H:%M"),
            submission.language.name,
            str(submission.get_status_display()),
            submission.source_path,
            *(column.text(submission) for column in columns),
        ]


def wordings_of(columns: list[Column]) -> Iterator[Row]:
    """Yield every wording each question has had, for the second sheet."""
    yield [_("Question"), _("Language"), _("Since"), _("Wording")]
    for column in columns:
        for version, wording in column.wordings:
            yield [column.label, version.locale, localtime(version.created_at).strftime("%Y-%m-%d %H:%M"), wording]


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    printable = UNPRINTABLE.sub("", text)
    return f"'{printable}" if printable.lstrip(" \u00a0").startswith(RISKY) else printable


class _Echo:
    def write(self, value):
        return value


def as_csv(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a CSV file; the mark at its beginning tells Excel that it is UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


class _Pipe(io.RawIOBase):
    """A file to write into whose content is taken out again at once."""

    def __init__(self):
        self._parts: list[bytes] = []

    def writable(self):
        return True

    def write(self, data):
        self._parts.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)


def as_xlsx(sheets: list[tuple[str, Iterable[Row]]]) -> Iterator[bytes]:
    """Yield an Excel workbook whose cells are all text: nothing in it can be a formula.

    Written by hand, since the usual library puts the answers into temporary files in plain text.
    """
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _frame([name for name, _rows in sheets]).items():
            package.writestr(name, content)
        for number, (_name, rows) in enumerate(sheets, start=1):
            with package.open(f"xl/worksheets/sheet{number}.xml", "w") as sheet:
                for part in _sheet(rows):
                    sheet.write(part.encode())
                    yield pipe.taken()
    yield pipe.taken()


def _sheet(rows: Iterable[Row]) -> Iterator[str]:
    yield f'{XML}<worksheet xmlns="{MAIN}"><sheetData>'
    for row in rows:
        yield f"<row>{''.join(map(_cell, row))}</row>"
    yield "</sheetData></worksheet>"


def _cell(text: str) -> str:
    words = escape(UNPRINTABLE.sub("", text)[:LONGEST_CELL])
    return f'<c t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
FORMATS = "http://schemas.openxmlformats.org"
MAIN = f"{FORMATS}/spreadsheetml/2006/main"
LINKS = f"{FORMATS}/officeDocument/2006/relationships"
PACKAGE = f"{FORMATS}/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _frame(names: list[str]) -> dict[str, str]:
    """Return the parts of a workbook that say which sheets it has."""
    numbered = list(enumerate(names, start=1))
    sheets = "".join(f'<sheet name="{escape(name)[:31]}" sheetId="{n}" r:id="r{n}"/>' for n, name in numbered)
    links = "".join(
        f'<Relationship Id="r{n}" Type="{LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n, _name in numbered
    )
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{OFFICE}.worksheet+xml"/>'
        for n, _name in numbered
    )
    return {
        "[Content_Types].xml": (
            f'{XML}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{OFFICE}.sheet.main+xml"/>{parts}</Types>'
        ),
        "_rels/.rels": (
            f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
    }
