"""The glossary of two languages as a CSV table with a heading: word, translation, note."""

import csv
import io
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from translations.exchange.importer import LARGEST, UnreadableFile
from translations.models import GlossaryTerm

COLUMNS = ("term", "wording", "note")
MOST_ROWS = 5000
SIGNS = ("=", "+", "-", "@", "\t", "\r")  # with which a spreadsheet begins a formula


def write(source: Locale, target: Locale) -> bytes:
    """Return all entries from one language into another, as UTF-8 with the mark that spreadsheets need."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    rows = GlossaryTerm.objects.filter(source_locale=source, target_locale=target).order_by("term")
    for row in rows.values_list(*COLUMNS):
        writer.writerow([f"'{value}" if value.startswith(SIGNS) else value for value in row])
    return ("\ufeff" + table.getvalue()).encode()


@transaction.atomic
def read(content: bytes, source: Locale, target: Locale) -> tuple[int, list[str]]:
    """Take entries in; return how many are new or changed, and what was left out, in words. Raises UnreadableFile."""
    lines = _lines(content)
    known = {row.term: row for row in GlossaryTerm.objects.filter(source_locale=source, target_locale=target)}
    saved, refused = 0, []
    for number, line in enumerate(lines[1 : MOST_ROWS + 1], 2):
        values = [_plain(value) for value in (*line, "", "", "")[:3]]
        if not any(values):
            continue
        row = known.get(values[0]) or GlossaryTerm(source_locale=source, target_locale=target, term=values[0])
        if row.pk and (row.wording, row.note) == (values[1], values[2]):
            continue
        row.wording, row.note = values[1:]
        if problems := _problems(row):
            refused.append(_("Line %(number)s: %(problem)s") % {"number": number, "problem": problems})
            continue
        row.save()
        known[row.term] = row
        saved += 1
    return saved, refused


def _lines(content: bytes) -> list[list[str]]:
    """Return the lines of a table, its heading first. Raises UnreadableFile."""
    if len(content) > LARGEST:
        raise UnreadableFile(_("The file is too large."))
    try:
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), dialect=_dialect(content)))
    except UnicodeDecodeError as error:
        raise UnreadableFile(_("The file is not in UTF-8. Save it as UTF-8 and try again.")) from error
    except csv.Error as error:
        raise UnreadableFile(_("The table is damaged.")) from error
    if not lines or [name.strip().lower() for name in lines[0][:2]] != list(COLUMNS[:2]):
        raise UnreadableFile(_("The first line of the table must be: %(columns)s") % {"columns": ",".join(COLUMNS)})
    return lines


def _dialect(content: bytes) -> str | type[csv.Dialect]:
    first = content.split(b"\n", 1)[0]
    if first.count(b";") > first.count(b","):

        class Semicolons(csv.excel):
            delimiter = ";"

        return Semicolons
    return "excel"


def _plain(value: str) -> str:
    value = value.replace("\0", "").strip()
    return value[1:] if value.startswith("'") and value[1:].startswith(SIGNS) else value


def _problems(row: GlossaryTerm) -> str:
    for name in ("term", "wording", "note"):
        field: Any = GlossaryTerm._meta.get_field(name)
        value, longest = getattr(row, name), field.max_length
        if not value and name != "note":
            return _("A word or its translation is missing.")
        if longest and len(value) > longest:
            return _("“%(value)s…” is longer than %(limit)s letters.") % {"value": value[:30], "limit": longest}
    return ""
