"""Copies of the answers for a spreadsheet. Values keep their type: numbers are numbers, days are days."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import chain

from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from forms_app.columns import Column
from forms_app.models import Submission

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# With its spaces no spreadsheet can take a telephone number for a formula, nor with a note of harmless signs behind it.
PHONE_NUMBER = re.compile(r"\+\d+( \d+)+( \([\w\s/.,،;:()]*\))?")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_767  # Excel's own limit
LONGEST_SHEET_NAME = 31
NARROWEST, WIDEST = 10, 45  # letters
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Cell = str | int | date | datetime | time
Row = list[Cell]


def rows_of(submissions: Iterable[Submission], columns: list[Column]) -> Iterator[Row]:
    """Yield the headings and then a row for each submission."""
    yield [
        _("Sent"),
        _("Language"),
        _("Status"),
        _("Address confirmed"),
        _("Taken care of by"),
        _("Page"),
        *chain.from_iterable(map(_headings, columns)),
        _("Notes"),
    ]
    for submission in submissions:
        yield [
            localtime(submission.created_at).replace(tzinfo=None, microsecond=0),
            submission.language.name,
            str(submission.get_status_display()),
            confirmed_text(submission),
            str(submission.owner or ""),
            submission.source_path,
            *chain.from_iterable(_cells(column, submission) for column in columns),
            submission.notes,
        ]


def confirmed_text(submission: Submission) -> str:
    """Return whether an address was confirmed; nothing where nobody was asked to."""
    if submission.pending:
        return _("No")
    return _("Yes") if submission.confirmed_at else ""


def _headings(column: Column) -> list[str]:
    """Return one heading, or for a consent two: what was answered, and to which words."""
    return [column.label, _("Words agreed to")] if column.is_consent else [column.label]


def _cells(column: Column, submission: Submission) -> list[Cell]:
    if not column.is_consent:
        return [column.exported(submission)]
    answer = column.answer(submission)
    return [answer, column.wording_for(submission.version_id) if answer else ""]


def wordings_of(columns: list[Column]) -> Iterator[Row]:
    """Yield every wording each question has had, for the second sheet."""
    yield [_("Question"), _("Language"), _("Since"), _("Wording")]
    for column in columns:
        for version, wording in column.wordings:
            yield [column.label, version.locale, localtime(version.created_at).replace(tzinfo=None), wording]


def in_language(code: str, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows made in a language, whatever language is active where a streamed answer is sent."""
    iterator = iter(rows)
    end: Row = []
    while True:
        with translation.override(code):
            row = next(iterator, end)
        if row is end:
            return
        yield row


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; telephone numbers are none."""
    printable = UNPRINTABLE.sub("", text)
    if PHONE_NUMBER.fullmatch(printable):
        return printable
    return f"'{printable}" if printable.lstrip(" \u00a0").startswith(FORMULA_STARTS) else printable


def _as_text(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


class _Echo:
    def write(self, value):
        return value


def as_csv(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a CSV file; the mark at its beginning tells Excel that it is UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([harmless(cell) if isinstance(cell, str) else _as_text(cell) for cell in row])


def as_xlsx(sheets: list[tuple[str, Iterable[Row]]], is_right_to_left: bool = False) -> bytes:
    """Return an Excel workbook in which no text can be a formula.

    It is made in memory: a temporary file would hold the answers in plain text.
    """
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        formats = {
            "heading": workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            datetime: workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            time: workbook.add_format({"num_format": "hh:mm"}),
            date: workbook.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for name, rows in sheets:
            sheet = workbook.add_worksheet(name[:LONGEST_SHEET_NAME])
            if is_right_to_left:
                sheet.right_to_left()
            sheet.freeze_panes(1, 0)
            _fill(sheet, rows, formats)
    return file.getvalue()


def _fill(sheet, rows: Iterable[Row], formats: dict) -> None:
    """Write rows, the first as headings, and make each column as wide as what stands in it."""
    widths: dict[int, int] = {}
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            widths[place] = max(widths.get(place, NARROWEST), len(_as_text(cell)) + 2)
            if isinstance(cell, date | time):  # a moment is a date too
                sheet.write_datetime(number, place, cell, formats[type(cell)])
            elif isinstance(cell, int) and not isinstance(cell, bool):
                sheet.write_number(number, place, cell)
            else:
                text = UNPRINTABLE.sub("", str(cell))[:LONGEST_CELL]
                sheet.write_string(number, place, text, None if number else formats["heading"])
    for place, width in widths.items():
        sheet.set_column(place, place, min(width, WIDEST))
