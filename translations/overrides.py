"""Overrides: values a translation has instead of the original's, such as an image or an address.

wagtail-localize calls the places where that may be overridable segments, and what stands there instead an override.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from translations.segment_context import SegmentContext, context_of


class Override(NamedTuple):
    """One place, what the original has there, and what the translation has instead: None where it has the same."""

    context_id: int
    path: str
    order: int
    place: SegmentContext
    original: Any
    own: Any


def overrides_of(translation: Translation) -> list[Override]:
    """Return every overridable value in source order: one query."""
    model = translation.source.specific_content_type.model_class()
    rows = OverridableSegment.objects.filter(source_id=translation.source_id).select_related("context")
    found = []
    for row in rows.annotate_override_json(translation.target_locale).order_by("order", "pk"):
        context, original, own = row.context, json.loads(row.data_json), json.loads(row.override_json or "null")
        place = context_of(model, context.field_path)
        found.append(Override(context.pk, context.path, row.order, place, original, None if own == original else own))
    return found


def set_overrides(translation: Translation, values: Mapping[int, Any], user) -> int:
    """Store override values by context id, None for the original's value; return the number changed."""
    known = {one.context_id: one.own for one in overrides_of(translation) if one.context_id in values}
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
    return len(changed)
