"""Pictures of a page: a translation may show others, for example a poster with words in its own language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from core.models import SiteImage
from translations import standing
from translations.places import Place, is_picture, place_of

THUMBNAIL = "max-165x165"


@dataclass(frozen=True)
class Shown:
    """One picture of the original, and the one that takes its place in the translation, if another does."""

    pk: int
    context_id: int
    place: Place
    original: SiteImage
    own: SiteImage | None

    @property
    def thumbnail(self):
        """A small version of the original's picture, the one that Wagtail's own choosers show."""
        return get_rendition_or_not_found(self.original, THUMBNAIL)


def pictures_of(translation: Translation) -> list[Shown]:
    """Return the pictures of the original in its order, without those that were deleted since: three queries."""
    model = translation.source.specific_content_type.model_class()
    rows = OverridableSegment.objects.filter(source_id=translation.source_id).select_related("context")
    found = [
        (row, json.loads(row.data_json), json.loads(row.override_json or "null"))
        for row in rows.annotate_override_json(translation.target_locale).order_by("order")
        if is_picture(row, model)
    ]
    chosen = SiteImage.objects.prefetch_renditions(THUMBNAIL)
    images = chosen.in_bulk({pk for _row, original, own in found for pk in (original, own) if pk})
    return [
        Shown(
            row.pk,
            row.context_id,
            place_of(model, row.context.field_path),
            images[original],
            images.get(own) if own != original else None,
        )
        for row, original, own in found
        if original in images
    ]


@transaction.atomic
def choose_pictures(translation: Translation, chosen: Mapping[int, SiteImage | None], user) -> int:
    """Keep which pictures the translation shows instead of the original's, by place; return how many changed."""
    changed = 0
    for shown in pictures_of(translation):
        own = chosen.get(shown.pk, shown.own)
        if own == shown.own:
            continue
        # What is taken back is kept as the original's picture: that it changed is seen by its time.
        SegmentOverride.objects.update_or_create(
            locale_id=translation.target_locale_id,
            context_id=shown.context_id,
            defaults={
                "data_json": json.dumps((own or shown.original).pk),
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
        changed += 1
    if changed:
        standing.refresh(translation)
    return changed
