"""A table: a caption, a row of headings, and rows whose first cell names them."""

import hashlib

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock, TypedTableBlockValidationError
from wagtail_localize.segments import StringSegmentValue

MOST_COLUMNS, MOST_ROWS = 12, 100


def example_table() -> dict:
    """Return example content: two columns and two rows."""
    rows = [[gettext("Basra"), "120"], [gettext("Mosul"), "80"]]
    return {
        "columns": [{"type": "text", "heading": heading} for heading in (gettext("Town"), gettext("Volunteers"))],
        "rows": [{"values": row} for row in rows],
        "caption": gettext("What the table shows"),
    }


class TableBlock(TypedTableBlock):
    """Wagtail's table with words in its cells; wagtail-localize does not know it, so its texts are named here.

    A text is known to translators by itself and not by its place: rows may be added and moved without losing anything.
    """

    text = blocks.CharBlock(label=_("words"), max_length=300, required=False)

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"
        description = _("Figures or facts side by side. On a phone each row becomes a card.")

    def get_preview_value(self):
        return self.to_python(example_table())

    def clean(self, table):
        if self.is_deferred_validation:
            return super().clean(table)
        problem = None
        if len(table.columns) > MOST_COLUMNS or len(table.row_data) > MOST_ROWS:
            problem = _(
                "The table has %(columns)d columns and %(rows)d rows; nobody can read more than %(most_columns)d and "
                "%(most_rows)d on a phone. Divide it, or attach it as a document."
            ) % {
                "columns": len(table.columns),
                "rows": len(table.row_data),
                "most_columns": MOST_COLUMNS,
                "most_rows": MOST_ROWS,
            }
        elif not table.columns or not table.row_data:
            problem = _("The table is empty. Add a column and a row, or delete it.")
        elif not all(column["heading"].strip() for column in table.columns):
            problem = _("Write a heading above each column: on a phone it stands beside each cell.")
        if problem:
            raise TypedTableBlockValidationError(non_block_errors=[ValidationError(problem)])
        return super().clean(table)

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """Return every text with letters once; numbers are not translated."""
        texts = dict.fromkeys(text for text in texts_of(value) if any(letter.isalpha() for letter in text))
        return [StringSegmentValue(_path(text), text) for text in texts]

    def restore_translated_segments(self, value: TypedTable, segments) -> TypedTable:
        words = {segment.path: segment.render_text() for segment in segments}

        def translated(text: str) -> str:
            return words.get(_path(text), text)

        return TypedTable(
            columns=[column | {"heading": translated(column["heading"])} for column in value.columns],
            row_data=[{"values": [translated(text) for text in row["values"]]} for row in value.row_data],
            caption=translated(value.caption),
        )


def texts_of(table: TypedTable) -> list[str]:
    """Return the caption, the headings and the cells."""
    cells = [text for row in table.row_data for text in row["values"]]
    return [table.caption, *(column["heading"] for column in table.columns), *cells]


def _path(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
