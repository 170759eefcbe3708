"""Tables: those that are one become the site's block, others lines of text."""

from importing.conversion.inline import plain
from importing.conversion.writer import HEADINGS, BlockWriter

MOST_COLUMNS, MOST_ROWS = 12, 100  # of the site's block
LONGEST_CELL, LONGEST_CAPTION = 300, 255
APART_IN_CELLS = " | ".join(
    f".//{tag}"
    for tag in (
        "img",
        "ul",
        "ol",
        "table",
        "figure",
        "blockquote",
        *HEADINGS,
        "div[@data-embed or @data-sound or @data-film]",
    )
)
NOT_BOLD = "boolean(.//text()[normalize-space() and not(ancestor::b or ancestor::strong)])"
LEAST_WITHOUT_HEAD = 3  # columns; a table of two without a row of headings is mostly “name, value”
EMPTY = "–"


class TableWriter(BlockWriter):
    """Writes tables. A cell of the site's block is a text without links, pictures or lists, and each column has a heading."""

    def flow(self, node) -> None:
        raise NotImplementedError

    def table(self, node, caption: str = "") -> None:
        """Write a table; `caption` is rich text that stood beside it."""
        rows = node.xpath("./thead/tr") + node.xpath("./tr | ./tbody/tr | ./tfoot/tr")
        above = [" ".join(self.lines_in(one)) for one in node.xpath("./caption")]
        caption = caption or " ".join(above)
        texts = self._texts(rows) if self._fits(node, rows) else []
        if not texts:
            self._as_text(node, rows)
            self.put_lines([caption] if caption else [])
            return
        if not _is_head(rows[0]):
            self.warn("table_headings", " · ".join(texts[0])[:80])
        self._write(texts, caption)

    def _write(self, texts: list[list[str]], caption: str) -> None:
        head, body = [text or EMPTY for text in texts[0]], texts[1:]
        words = plain(caption)
        for start in range(0, len(body), MOST_ROWS):
            value = {
                "columns": [{"type": "text", "heading": heading} for heading in head],
                "rows": [{"values": row} for row in body[start : start + MOST_ROWS]],
                "caption": words if not start and len(words) <= LONGEST_CAPTION and "<a " not in caption else "",
            }
            self.add("table", value)
        if "<a " in caption or len(words) > LONGEST_CAPTION:
            self.put_lines([caption])

    def _fits(self, node, rows: list) -> bool:
        """Tell whether a table can be the site's block, as far as its markup tells."""
        cells = [cell for row in rows for cell in _cells(row)]
        has_spans = any(cell.get(name, "1") not in ("", "0", "1") for cell in cells for name in ("colspan", "rowspan"))
        return len(rows) > 1 and not has_spans and not node.xpath(f".//a | {APART_IN_CELLS}")

    def _texts(self, rows: list) -> list[list[str]]:
        """Return the texts of a table, without empty rows and columns; nothing where they do not fit the site's block."""
        found = [[" ".join(map(plain, self.lines_in(cell))).strip() for cell in _cells(row)] for row in rows]
        width = max(map(len, found))
        found = [row + [""] * (width - len(row)) for row in found]
        used = [place for place in range(width) if any(row[place] for row in found)]
        texts = [[row[place] for place in used] for row in found if any(row)]
        least = 2 if _is_head(rows[0]) else LEAST_WITHOUT_HEAD
        is_one = least <= len(used) <= MOST_COLUMNS and len(texts) > 1 and any(found[0])
        return texts if is_one and max(len(text) for row in texts for text in row) <= LONGEST_CELL else []

    def _as_text(self, node, rows: list) -> None:
        """Write each row as a line, or what stands in each cell if that is more than words: tables were used as frames."""
        is_frame = bool(node.xpath(APART_IN_CELLS)) or all(len(_cells(row)) < 2 for row in rows)
        for row in rows:
            if is_frame:
                for cell in _cells(row):
                    self.flow(cell)
                continue
            line = " — ".join(filter(None, (" ".join(filter(None, self.lines_in(cell))) for cell in _cells(row))))
            if line:
                self.waiting.append(("p", line))
        if any(len(_cells(row)) > 1 for row in rows):
            self.warn("table", plain(self.waiting[-1][1])[:80] if self.waiting else "")


def _cells(row) -> list:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _is_head(row) -> bool:
    """Tell whether a row is marked as one of headings: by its place, its cells, or because all in it is bold."""
    cells = [cell for cell in _cells(row) if cell.xpath("normalize-space()")]
    is_bold = not any(cell.xpath(NOT_BOLD) for cell in cells)
    return bool(cells) and (row.getparent().tag == "thead" or all(cell.tag == "th" for cell in cells) or is_bold)
