"""Copies of the answers for a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from forms_app.columns import Column
from forms_app.models import Submission

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_767  # Excel's own limit
LONGEST_SHEET_NAME = 31
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Row = list[str]


def rows_of(submissions: Iterable[Submission], columns: list[Column]) -> Iterator[Row]:
    """Yield the headings and then a row for each submission."""
    yield [
        _("Sent"),
        _("Language"),
        _("Status"),
        _("Address confirmed"),
        _("Page"),
        *chain.from_iterable(map(_headings, columns)),
    ]
    for submission in submissions:
        yield [
            localtime(submission.created_at).strftime("%Y-%m-%d %H:%M"),
            submission.language.name,
            str(submission.get_status_display()),
            confirmed_text(submission),
            submission.source_path,
            *chain.from_iterable(_cells(column, submission) for column in columns),
        ]


def confirmed_text(submission: Submission) -> str:
    """Return whether an address was confirmed; nothing where nobody was asked to."""
    if submission.pending:
        return _("No")
    return _("Yes") if submission.confirmed_at else ""


def _headings(column: Column) -> list[str]:
    """Return one heading, or for a consent two: what was answered, and to which words."""
    return [column.label, _("Words agreed to")] if column.is_consent else [column.label]


def _cells(column: Column, submission: Submission) -> list[str]:
    answer = column.answer(submission)
    if not column.is_consent:
        return [answer]
    return [answer, column.wording_for(submission.version_id) if answer else ""]


def wordings_of(columns: list[Column]) -> Iterator[Row]:
    """Yield every wording each question has had, for the second sheet."""
    yield [_("Question"), _("Language"), _("Since"), _("Wording")]
    for column in columns:
        for version, wording in column.wordings:
            yield [column.label, version.locale, localtime(version.created_at).strftime("%Y-%m-%d %H:%M"), wording]


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    printable = UNPRINTABLE.sub("", text)
    return f"'{printable}" if printable.lstrip(" \u00a0").startswith(FORMULA_STARTS) else printable


class _Echo:
    def write(self, value):
        return value


def as_csv(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a CSV file; the mark at its beginning tells Excel that it is UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def as_xlsx(sheets: list[tuple[str, Iterable[Row]]]) -> bytes:
    """Return an Excel workbook whose cells are all text: nothing in it can be a formula.

    It is made in memory: a temporary file would hold the answers in plain text.
    """
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        for name, rows in sheets:
            sheet = workbook.add_worksheet(name[:LONGEST_SHEET_NAME])
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    sheet.write_string(number, place, UNPRINTABLE.sub("", cell)[:LONGEST_CELL])
    return file.getvalue()
