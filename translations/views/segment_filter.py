"""Search and filter inside one page of the workbench."""

from dataclasses import dataclass

from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from core.analysis.normalisation import fold_letters
from translations.inline_tags import plain
from translations.segments import SegmentState
from translations.workbench import Block, Row

LONGEST = 200
SHOWN = {
    "missing": (_("not translated"), lambda row: row.text.is_missing),
    "machine": (_("machine-made"), lambda row: row.state == SegmentState.MACHINE),
    "findings": (_("where the checks found something"), lambda row: bool(row.open_findings)),
    "remarks": (_("with remarks or questions"), lambda row: bool(row.remarks)),
}


@dataclass(frozen=True)
class SegmentFilter:
    """Which texts of a page are shown: those with some words in original or translation, in some state."""

    find: str = ""
    show: str = ""

    @classmethod
    def asked_by(cls, request) -> "SegmentFilter":
        find = request.GET.get("find", "").replace("\0", "").strip()[:LONGEST]
        show = request.GET.get("show", "")
        return cls(find, show if show in SHOWN else "")

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(name, str(label)) for name, (label, _fits) in SHOWN.items()]

    @property
    def query(self) -> str:
        """What follows the address of the workbench; empty where everything is shown."""
        asked = {name: value for name, value in (("find", self.find), ("show", self.show)) if value}
        return f"?{urlencode(asked)}" if asked else ""

    def blocks(self, blocks: list[Block]) -> list[Block]:
        """Return the blocks with only the rows that fit."""
        if not self.query:
            return blocks
        found = [Block(block.place, [row for row in block.rows if self.fits(row)]) for block in blocks]
        return [block for block in found if block.rows]

    def fits(self, row: Row) -> bool:
        if self.show and not SHOWN[self.show][1](row):
            return False
        wanted = fold_letters(self.find)
        return any(wanted in fold_letters(text) for text in (plain(row.text.source), plain(row.text.words), row.typed))
