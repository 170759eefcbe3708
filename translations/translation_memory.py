"""Translation memory: exact and fuzzy matches."""

from collections import defaultdict
from difflib import SequenceMatcher

from django.db.models import Q
from wagtail_localize.models import StringTranslation, Translation

from translations.inline_tags import plain
from translations.segments import Segment

LEAST_ALIKE = 0.6
SHOWN = 3
LOOKED_THROUGH = 400
SHORTEST_WORD = 3


def exact_matches(translation: Translation, texts: list[Segment]) -> dict[int, list[StringTranslation]]:
    """Return exact matches from other contexts by string id, the newest first: one query."""
    waiting = {text.segment.string_id for text in texts if not text.words and not text.is_optional}
    rows = _of_people(translation).filter(translation_of_id__in=waiting).order_by("-updated_at") if waiting else []
    found = defaultdict(list)
    for row in rows:
        known = found[row.translation_of_id]
        if len(known) < SHOWN and row.data not in {other.data for other in known}:
            known.append(row)
    return found


def fuzzy_matches(translation: Translation, text: Segment) -> list[tuple[int, StringTranslation]]:
    """Return fuzzy matches with their likeness in percent, the best first."""
    words = sorted(set(plain(text.source).split()), key=len, reverse=True)[:3]
    some_word = Q()
    for word in words:
        if len(word) >= SHORTEST_WORD:
            some_word |= Q(translation_of__data__icontains=word)
    if not some_word:
        return []
    rows = _of_people(translation).filter(some_word).exclude(translation_of_id=text.segment.string_id)
    rated = [(_likeness(text.source, row.translation_of.data), row) for row in rows[:LOOKED_THROUGH]]
    best = sorted((pair for pair in rated if pair[0] >= LEAST_ALIKE), key=lambda pair: -pair[0])
    return [(int(100 * likeness), row) for likeness, row in best[:SHOWN]]


def _of_people(translation: Translation):
    """Return what people wrote in this language, from this language."""
    return (
        StringTranslation.objects.filter(
            locale_id=translation.target_locale_id,
            translation_of__locale_id=translation.source.locale_id,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            has_error=False,
        )
        .exclude(data="")
        .exclude(context__path="slug")
        .select_related("translation_of")
    )


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LEAST_ALIKE else 0.0
