"""Segments of a translation: source, target, and the earlier target of the same context."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from django.utils.functional import cached_property
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translations.inline_tags import InlineTags

ALIKE = 0.35  # below this, another text of the same paragraph is not an older wording of this one
REMEMBERED = 12  # how many old wordings of one place are looked through
ADDRESS = "slug"


class SegmentState(StrEnum):
    """The state of one segment."""

    MISSING = "missing"
    OUTDATED = "outdated"
    MACHINE = "machine"
    TRANSLATED = "translated"
    WRONG = "wrong"


@dataclass
class Segment:
    """One source segment with its target."""

    segment: StringSegment
    written: StringTranslation | None = None
    earlier: StringTranslation | None = None
    notes: list = field(default_factory=list)

    @property
    def pk(self) -> int:
        return self.segment.pk

    @property
    def key(self) -> tuple[int, int]:
        return self.segment.string_id, self.segment.context_id

    @property
    def path(self) -> str:
        return self.segment.context.path

    @property
    def source(self) -> str:
        return self.segment.string.data

    @cached_property
    def attrs(self) -> dict:
        return json.loads(self.segment.attrs or "null") or {}

    @cached_property
    def marks(self) -> InlineTags:
        return InlineTags(self.source, self.attrs)

    @property
    def words(self) -> str:
        """What readers will get, if it was written and nothing is wrong with it."""
        return self.written.data if self.written and not self.written.has_error else ""

    @property
    def is_optional(self) -> bool:
        """Without a slug of its own a translation has the original's address."""
        return self.path == ADDRESS

    @property
    def is_missing(self) -> bool:
        return not self.words and not self.is_optional

    @property
    def state(self) -> SegmentState:
        if self.written and self.written.has_error:
            return SegmentState.WRONG
        if self.written is None or not self.words:
            return SegmentState.OUTDATED if self.earlier else SegmentState.MISSING
        made_by_machine = self.written.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
        return SegmentState.MACHINE if made_by_machine else SegmentState.TRANSLATED

    @property
    def fallback(self) -> str:
        """What is shown while the target is missing: the earlier target with the inline tags that fit, else the source."""
        if self.earlier is None:
            return self.source
        return self.marks.to_html(self.earlier.data) or self.source

    @property
    def token(self) -> str:
        """Changes whenever somebody saves this text, so that two people do not overwrite each other."""
        return f"{self.written.updated_at.timestamp():.6f}" if self.written else ""


def segments_of(translation: Translation, only: Iterable[int] | None = None) -> list[Segment]:
    """Return the texts of a translation in the order of the original: two queries.

    `only` fetches some of them, without what used to be written there.
    """
    segments = StringSegment.objects.filter(source_id=translation.source_id).select_related("string", "context")
    wordings = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id, context__object_id=translation.source.object_id
    ).select_related("translation_of", "last_translated_by")
    if only is not None:
        segments = segments.filter(pk__in=list(only))
        wordings = wordings.filter(translation_of__in=segments.values("string"))
    texts = [Segment(segment) for segment in segments.order_by("order")]
    _match(texts, wordings.order_by("-updated_at"))
    return texts


def _match(texts: list[Segment], wordings: Iterable[StringTranslation]) -> None:
    known, others = {}, defaultdict(list)
    current = {text.key for text in texts}
    for wording in wordings:
        key = wording.translation_of_id, wording.context_id
        if key in current:
            known[key] = wording
        elif wording.data and len(others[wording.context_id]) < REMEMBERED:
            others[wording.context_id].append(wording)
    neighbours = defaultdict(list)
    for text in texts:
        text.written = known.get(text.key)
        neighbours[text.segment.context_id].append(text)
    for context, older in others.items():
        _match_older(neighbours[context], older)
    _match_moved(texts, [wording for older in others.values() for wording in older])


def _match_moved(texts: list[Segment], older: list[StringTranslation]) -> None:
    """Find for each text still without words the same text in a place that is gone: a block that came back, or moved."""
    by_string = {}
    for wording in older:
        by_string.setdefault(wording.translation_of_id, wording)
    for text in texts:
        if not text.words and (found := by_string.get(text.segment.string_id)):
            text.earlier = found


def _match_older(texts: list[Segment], older: list[StringTranslation]) -> None:
    """Find for each text without words the old wording of the same place whose original was most alike."""
    waiting = [text for text in texts if not text.words]
    if len(texts) == 1 and waiting:
        waiting[0].earlier = older[0]
        return
    pairs = [(_likeness(text.source, old.translation_of.data), text, old) for text in waiting for old in older]
    taken = set()
    for likeness, text, old in sorted(pairs, key=lambda pair: -pair[0]):
        if likeness >= ALIKE and text.earlier is None and old.pk not in taken:
            text.earlier = old
            taken.add(old.pk)


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0
