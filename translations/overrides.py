"""What a translation has in place of something of the original's: another picture, another address.

wagtail-localize calls the places where that may be overridable segments, and what stands there instead an override.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from translations import progress
from translations.segment_context import Place, place_of


class Replaceable(NamedTuple):
    """One place, what the original has there, and what the translation has instead: None where it has the same."""

    context_id: int
    path: str
    order: int
    place: Place
    original: Any
    own: Any


def replaceable(translation: Translation) -> list[Replaceable]:
    """Return the places where the translation may have something of its own, in the original's order: one query."""
    model = translation.source.specific_content_type.model_class()
    rows = OverridableSegment.objects.filter(source_id=translation.source_id).select_related("context")
    found = []
    for row in rows.annotate_override_json(translation.target_locale).order_by("order", "pk"):
        context, original, own = row.context, json.loads(row.data_json), json.loads(row.override_json or "null")
        place = place_of(model, context.field_path)
        found.append(
            Replaceable(context.pk, context.path, row.order, place, original, None if own == original else own)
        )
    return found


def replace(translation: Translation, values: Mapping[int, Any], user) -> int:
    """Keep what stands at some places instead, by context, None for what the original has; return how many changed."""
    known = {one.context_id: one.own for one in replaceable(translation) if one.context_id in values}
    changed = [context for context, own in known.items() if values[context] != own]
    for context in changed:
        # What is taken back is kept as nothing: that it changed is seen by its time.
        SegmentOverride.objects.update_or_create(
            locale_id=translation.target_locale_id,
            context_id=context,
            defaults={
                "data_json": json.dumps(values[context]),
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
    if changed:
        progress.refresh(translation)
    return len(changed)
