"""View model of the workbench: segments by block, with matches, terms and problems."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.functional import cached_property
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from core.i18n.languages import Language
from translations import glossary, translation_memory
from translations.check_waivers import CheckedFinding, SegmentChecker
from translations.differences import DiffPiece, diff
from translations.inline_tags import BRACKET, InlineTag, Problem
from translations.link_overrides import external_links_of
from translations.linked_pages import linked_pages
from translations.models import Remark
from translations.overrides import Override
from translations.related_objects import RelatedObject, related_translations
from translations.remarks import remarks_on
from translations.segment_context import UNKNOWN_ORDER, SegmentContext, context_of, field_order
from translations.segments import Segment, SegmentState, segments_of


@dataclass
class Row:
    """One text as a line of the workbench."""

    text: Segment
    place: SegmentContext
    number: int
    typed: str
    checker: SegmentChecker
    problems: list[Problem] = field(default_factory=list)
    terms: list[glossary.Term] = field(default_factory=list)
    same: list[StringTranslation] = field(default_factory=list)
    taken_by: StringTranslation | None = None
    remarks: list[Remark] = field(default_factory=list)

    @cached_property
    def id(self) -> str:
        """The key of the segment as words: templates write it often, and would format a number each time."""
        return str(self.text.pk)

    @property
    def state(self) -> SegmentState:
        return self.text.state

    @cached_property
    def source_pieces(self) -> list[tuple[str, str | InlineTag]]:
        """The original cut at its marks: ("words", …), ("open", mark), ("close", mark)."""
        return list(_pieces(self.text))

    @cached_property
    def findings(self) -> list[CheckedFinding]:
        """What the checks find in what is saved."""
        return self.checker.findings(self.text)

    @property
    def open_findings(self) -> list[CheckedFinding]:
        return [one for one in self.findings if one.is_open]

    @cached_property
    def source_changes(self) -> list[DiffPiece]:
        """What differs from the original of the earlier wording; nothing where a text was put back as it was."""
        earlier = self.text.earlier
        pieces = diff(earlier.translation_of.data, self.text.source) if earlier and not self.text.words else []
        return pieces if any(piece.kind != "same" for piece in pieces) else []

    @cached_property
    def earlier_typed(self) -> str:
        """The earlier wording, ready to be taken over."""
        return self.text.marks.to_text(self.text.earlier.data) if self.text.earlier else ""

    @property
    def same_typed(self) -> list[str]:
        return [self.text.marks.to_text(row.data) for row in self.same]

    @property
    def can_insist(self) -> bool:
        return bool(self.problems) and all(problem.may_insist for problem in self.problems)

    @property
    def has_help(self) -> bool:
        """Something is to be said below the field. The script makes the place for it where nothing is said yet."""
        return bool(self.place.help_text or self.problems or self.taken_by or self.findings)


@dataclass
class Block:
    """The texts that stand in one field or block."""

    place: SegmentContext
    rows: list[Row]


class Workbench:
    """A translation as the translator sees it."""

    def __init__(self, translation: Translation, typed: dict[int, str] | None = None):
        self.translation = translation
        self.model = translation.source.specific_content_type.model_class()
        self.source_language = Language(translation.source.locale.language_code)
        self.target_language = Language(translation.target_locale.language_code)
        self.typed = typed or {}

    @cached_property
    def texts(self) -> list[Segment]:
        order = field_order(self.model)
        return sorted(
            segments_of(self.translation),
            key=lambda text: (order.get(text.path.split(".")[0], UNKNOWN_ORDER), text.segment.order),
        )

    @cached_property
    def rows(self) -> list[Row]:
        checker = SegmentChecker(self.translation, self.linked_pages)
        same = translation_memory.exact_matches(self.translation, self.texts)
        return [
            Row(
                text,
                context_of(self.model, text.segment.context.field_path),
                number,
                self.typed.get(text.pk, self.shown(text)),
                checker,
                terms=checker.terms_in(text),
                same=same.get(text.segment.string_id, []),
                remarks=self.remarks.get(text.pk, []),
            )
            for number, text in enumerate(self.texts, 1)
        ]

    @staticmethod
    def shown(text: Segment) -> str:
        """What stands in the field of a text before anybody types."""
        return text.marks.to_text(text.written.data) if text.written else ""

    @cached_property
    def blocks(self) -> list[Block]:
        groups = groupby(self.rows, key=lambda row: tuple(row.text.path.split(".")[:2]))
        return [Block(rows[0].place, rows) for _key, found in groups if (rows := list(found))]

    @cached_property
    def remarks(self) -> dict[int | None, list[Remark]]:
        return remarks_on(self.translation, self.texts)

    @property
    def matched(self) -> list[Row]:
        """The rows that are not translated and have an exact match elsewhere."""
        return [row for row in self.rows if row.same and not row.text.words]

    @property
    def missing(self) -> list[Row]:
        return [row for row in self.rows if row.text.is_missing]

    @cached_property
    def linked_pages(self) -> dict[int, Page]:
        return linked_pages(self.translation, self.texts)

    def destination(self, mark: InlineTag) -> str:
        """Say where a link leads in the translation."""
        page = self.linked_pages.get(mark.page_id or 0)
        return page.title if page else self.own_addresses.get(mark.address, mark.address)

    @cached_property
    def external_links(self) -> list[Override]:
        return external_links_of(self.translation)

    @cached_property
    def own_addresses(self) -> dict[str, str]:
        """The addresses that are others in the translation, by those of the original."""
        return {link.original: link.own for link in self.external_links if link.own}

    @cached_property
    def related(self) -> list[RelatedObject]:
        """What belongs to the page, each with its own translation: a few queries for all of them."""
        return related_translations(self.translation)


def _pieces(text: Segment) -> Iterator[tuple[str, str | InlineTag]]:
    typed, last = text.marks.to_text(text.source), 0
    for found in BRACKET.finditer(typed):
        if found.start() > last:
            yield "words", typed[last : found.start()]
        yield ("close" if found[1] else "open"), text.marks.by_number[int(found[2])]
        last = found.end()
    if typed[last:]:
        yield "words", typed[last:]
