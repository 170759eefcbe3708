"""Search in all texts of a language, in sources and targets."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django.db.models import Q, QuerySet
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translations.models import SegmentEdit

SOURCE, TARGET = "source", "target"


@dataclass(frozen=True)
class Place:
    """Where a target is in use: a segment of a translation."""

    translation: Translation
    segment_id: int


def search(locale: Locale, words: str, where: str = "") -> QuerySet[StringTranslation]:
    """Return the targets of a language in which all the words stand, or in whose sources they do, the newest first."""
    rows = StringTranslation.objects.filter(locale=locale, has_error=False).exclude(data="")
    for word in escape(words, quote=False).split():
        in_source, in_target = Q(translation_of__data__icontains=word), Q(data__icontains=word)
        rows = rows.filter({SOURCE: in_source, TARGET: in_target}.get(where, in_source | in_target))
    rows = rows.exclude(context__path="slug").order_by("-updated_at", "-pk")
    return rows.select_related("translation_of", "context", "last_translated_by")


def containing(locale: Locale, words: str) -> QuerySet[StringTranslation]:
    """Return the targets of a language that have these letters in one run, in the order they were written."""
    rows = StringTranslation.objects.filter(locale=locale, has_error=False, data__contains=escape(words, quote=False))
    return rows.exclude(context__path="slug").order_by("pk").select_related("translation_of", "context")


def places_of(rows: Iterable[StringTranslation | SegmentEdit], locale: Locale) -> dict[tuple[int, int], Place]:
    """Return where targets or edits of a language are in use, by string id and context id: two queries."""
    keys = {_key(row) for row in rows}
    segments = StringSegment.objects.filter(
        string_id__in={string for string, _context in keys}, context_id__in={context for _string, context in keys}
    )
    found = [segment for segment in segments if (segment.string_id, segment.context_id) in keys]
    translations = Translation.objects.filter(
        source_id__in={segment.source_id for segment in found}, target_locale=locale, enabled=True
    ).select_related("source__specific_content_type", "source__locale", "target_locale")
    by_source = {translation.source_id: translation for translation in translations}
    return {
        (segment.string_id, segment.context_id): Place(by_source[segment.source_id], segment.pk)
        for segment in found
        if segment.source_id in by_source
    }


def _key(row: StringTranslation | SegmentEdit) -> tuple[int, int]:
    string = row.translation_of_id if isinstance(row, StringTranslation) else row.string_id
    return string, row.context_id
