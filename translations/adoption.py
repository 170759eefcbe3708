"""Adopt what was written on a page by itself: its words become the targets of segments, and nothing of them is lost.

Used when a page is sent to translators that stands in the other language already, or was edited by itself meanwhile.
Words go to the segment in the same place; else, among segments of the same field or kind of block, by position where
their number is the same, and by likeness (length, numbers, names in Latin letters, links) where it is not. What finds no
place is kept beside the translation, which is not published before somebody decided about it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import transaction
from wagtail.models import Page, RevisionMixin
from wagtail_localize.models import Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from translations import progress, version_history
from translations.draft_rows import update_draft
from translations.inline_tags import plain
from translations.models import Assignment, Version
from translations.segment_store import save_new
from translations.segments import ADDRESS, Segment, segments_of
from translations.sources import context_for, with_rows
from translations.target_builder import target_of

LEAST_ALIKE = 0.5
SIGNS = re.compile(r"\d+|[A-Za-z]{3,}")  # what a translation often keeps
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class Begun(NamedTuple):
    """What is at hand of a translation that was begun in this transaction, so that nobody has to read it."""

    target: Any
    original: Any  # an instance with the content of the source that nobody else needs, or None
    assignment: Assignment  # not stored yet
    is_newest: bool  # whether the target is as its newest revision


@transaction.atomic
def adopt_target(translation: Translation, user=None, begun: Begun | None = None) -> int:
    """Store the words of the target as targets of segments; return how many differ from what was stored.

    What was stored before, and the page as it was, are kept as a version.
    """
    target: Any = begun.target if begun else target_of(translation)
    if target is None:
        return 0
    # Asked now: making the draft gives it changes that readers do not have.
    is_what_readers_have = getattr(target, "live", True) and not getattr(target, "has_unpublished_changes", False)
    is_newest = bool(begun and begun.is_newest) or not isinstance(target, RevisionMixin)
    newest = with_rows(target if is_newest else target.get_latest_revision_as_object())
    segments = segments_of(translation)
    asked_for = [segment for segment in segments if not segment.is_optional]
    placed, unplaced = match_segments(asked_for, _texts_in(newest, segments, translation))
    placed += _own_address(newest, segments)
    changed = [(one, html) for one, html in placed if html and html != one.words and not _is_stale(one, html)]
    left = [plain(html) for html in unplaced]
    if changed or unplaced:
        revision = getattr(target, "latest_revision", None)
        version_history.record(translation, Version.Kind.ADOPTED, user, segments, revision, left)
    save_new(translation, changed, user)
    if begun:
        begun.assignment.unplaced = left
    else:
        Assignment.objects.filter(translation=translation).update(unplaced=left)
    if changed:
        update_draft(translation, user, segments, target, begun and begun.original)
    if is_what_readers_have:
        progress.record_published(translation, user=user, begun=begun and begun.assignment)
    elif begun:
        progress.start(begun.assignment)
    else:
        progress.refresh(translation)
    return len(changed)


def _own_address(target: Any, segments: list[Segment]) -> list[tuple[Segment, str]]:
    """Return the address of a page that readers never had: it stays, as that of any other page does."""
    if not isinstance(target, Page) or target.first_published_at:
        return []
    return [(one, target.slug) for one in segments if one.path == ADDRESS and one.source != target.slug]


def _is_stale(segment: Segment, html: str) -> bool:
    """Whether the page only shows what stands there until an outdated text is translated anew."""
    return not segment.words and segment.earlier is not None and html in (segment.earlier.data, segment.fallback)


def _texts_in(target: Any, segments: list[Segment], translation: Translation) -> list[tuple[str, str, str]]:
    """Return the texts of a target: path, field path, HTML. What equals its original is no translation of it."""
    originals = {segment.source for segment in segments}
    values = [value for value in extract_segments(target) if isinstance(value, StringSegmentValue)]
    return [
        (value.path, context_for(translation.source, target, value.path).field_path, value.string.data)
        for value in values
        if value.path != "slug" and value.string.data not in originals and plain(value.string.data).strip()
    ]


def match_segments(
    segments: list[Segment], texts: Iterable[tuple[str, str, str]]
) -> tuple[list[tuple[Segment, str]], list[str]]:
    """Return which text belongs to which segment, with the inline tags its source has, and the texts left over."""
    pairs, waiting, left = _same_place(segments, texts)
    unplaced = []
    for field_path, htmls in left.items():
        found, rest = _aligned(waiting[field_path], htmls)
        pairs += found
        unplaced += rest
    return [(segment, segment.marks.to_html(html)) for segment, html in pairs], unplaced


def _same_place(segments: list[Segment], texts: Iterable[tuple[str, str, str]]) -> tuple[list, dict, dict]:
    """Pair what has one path and one number of texts there; return the others by field path."""
    by_path, texts_by_path = defaultdict(list), defaultdict(list)
    for segment in segments:
        by_path[segment.path].append(segment)
    for path, field_path, html in texts:
        texts_by_path[path].append((field_path, html))
    same = {path for path, found in texts_by_path.items() if len(by_path.get(path, [])) == len(found)}
    pairs = [
        (segment, html)
        for path in same
        for segment, (_field_path, html) in zip(by_path[path], texts_by_path[path], strict=True)
    ]
    waiting, left = defaultdict(list), defaultdict(list)
    for segment in segments:
        if segment.path not in same:
            waiting[segment.segment.context.field_path].append(segment)
    for path, field_path, html in texts:
        if path not in same:
            left[field_path].append(html)
    return pairs, waiting, left


def _aligned(segments: list[Segment], htmls: list[str]) -> tuple[list[tuple[Segment, str]], list[str]]:
    """Pair two lists in their order: one by one if they are of one length, else so that likeness is greatest."""
    if len(segments) == len(htmls):
        return list(zip(segments, htmls, strict=True)), []
    best: dict[tuple[int, int], tuple[float, list[tuple[int, int]]]] = {}
    for i in range(len(segments), -1, -1):
        for j in range(len(htmls), -1, -1):
            if i == len(segments) or j == len(htmls):
                best[i, j] = (0.0, [])
                continue
            likeness = _likeness(segments[i].source, htmls[j])
            options = [best[i + 1, j], best[i, j + 1]]
            if likeness >= LEAST_ALIKE:
                score, pairs = best[i + 1, j + 1]
                options.append((score + likeness, [(i, j), *pairs]))
            best[i, j] = max(options, key=lambda option: option[0])
    pairs = best[0, 0][1]
    used = {j for _i, j in pairs}
    return [(segments[i], htmls[j]) for i, j in pairs], [html for j, html in enumerate(htmls) if j not in used]


def _likeness(source: str, target: str) -> float:
    """Return from 0 to 1 how likely one text is the translation of the other."""
    one, other = plain(source), plain(target)
    lengths = min(len(one), len(other)) / max(len(one), len(other), 1)
    signs, kept = set(SIGNS.findall(one)), set(SIGNS.findall(other.translate(WESTERN)))
    numbers = {sign for sign in signs if sign.isdigit()}
    same_numbers = numbers == {sign for sign in kept if sign.isdigit()}
    same_tags = source.count("<a ") == target.count("<a ")
    return 0.5 * lengths + 0.3 * same_numbers + 0.2 * same_tags
