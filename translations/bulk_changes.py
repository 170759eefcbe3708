"""Change many segments at once, so that it can be seen and undone as one: replace words, take exact matches."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from translations.concordance import containing, places_of
from translations.draft_rows import segments_changed
from translations.models import SegmentEdit
from translations.segment_history import in_operation
from translations.segment_store import save_html, write
from translations.segments import Segment, segments_of

MOST = 200  # targets changed at once

May = Callable[[Translation], bool]


@dataclass(frozen=True)
class Replacement:
    """One target in which words are to be replaced."""

    translation: Translation
    segment: Segment
    typed: str  # as people type it, with its inline tags as brackets
    html: str
    is_possible: bool

    @property
    def key(self) -> str:
        return f"{self.translation.pk}-{self.segment.pk}"


def replacements(locale: Locale, words: str, instead: str, may: May) -> list[Replacement]:
    """Return what replacing words in all targets of a language would change, as far as the person may."""
    rows = list(containing(locale, words)[:MOST]) if words and words != instead else []
    found = []
    for translation, segments in _by_translation(rows, locale, may):
        for segment in segments:
            typed = segment.marks.to_text(segment.words)
            changed = typed.replace(words, instead)
            html, problems = segment.marks.from_text(changed)
            if changed != typed:
                found.append(Replacement(translation, segment, changed, html, not problems and bool(html)))
    return found


@transaction.atomic
def replace(wanted: Iterable[Replacement], user) -> tuple[UUID, int]:
    """Replace words as was shown; return the operation and the number of targets changed."""
    operation, changed = uuid4(), 0
    translations = {}
    with in_operation(operation):
        for one in wanted:
            result = write(one.translation, one.segment, one.typed, user, base=one.segment.token)
            changed += result.has_changed
            translations[one.translation.pk] = one.translation
    for translation in translations.values():
        segments_changed(translation, user)
    return operation, changed


@transaction.atomic
def take_matches(translation: Translation, matches: Iterable[tuple[Segment, str]], user) -> tuple[UUID, int]:
    """Take an exact match (HTML) for each of some segments; return the operation and the number of targets written."""
    operation, taken = uuid4(), 0
    with in_operation(operation):
        for segment, html in matches:
            taken += write(translation, segment, segment.marks.to_text(html), user).has_changed
    if taken:
        segments_changed(translation, user)
    return operation, taken


@transaction.atomic
def undo(operation: UUID, user, may: May) -> tuple[int, int]:
    """Put back what an operation changed; return the number put back, and of those that were changed again since."""
    edits = list(SegmentEdit.objects.filter(operation=operation).select_related("locale"))
    put_back = left = 0
    for locale in {edit.locale for edit in edits}:
        mine = {(edit.string_id, edit.context_id): edit for edit in edits if edit.locale_id == locale.pk}
        for translation, segments in _by_translation(mine.values(), locale, may):
            for segment in segments:
                edit = mine[segment.key]
                if segment.words == edit.html:
                    put_back += save_html(translation, segment, _before(edit), user)
                else:
                    left += 1
            segments_changed(translation, user)
    return put_back, left


def _before(edit: SegmentEdit) -> str:
    same = SegmentEdit.objects.filter(
        locale_id=edit.locale_id, string_id=edit.string_id, context_id=edit.context_id, pk__lt=edit.pk
    )
    earlier = same.order_by("-pk").first()
    return earlier.html if earlier else ""


def _by_translation(
    rows: Iterable[StringTranslation | SegmentEdit], locale: Locale, may: May
) -> Iterable[tuple[Translation, list[Segment]]]:
    """Yield each translation the person may write, with its segments that the rows belong to."""
    wanted, translations = defaultdict(list), {}
    for place in places_of(rows, locale).values():
        wanted[place.translation.pk].append(place.segment_id)
        translations[place.translation.pk] = place.translation
    for pk, segment_ids in wanted.items():
        if may(translations[pk]):
            yield translations[pk], segments_of(translations[pk], only=segment_ids)
