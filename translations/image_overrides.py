"""Image overrides: a translation may show other images, such as a poster with words in its language."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from wagtail_localize.models import Translation

from core.models import SiteImage
from translations.draft_rows import segments_changed
from translations.overrides import overrides_of, set_overrides
from translations.segment_context import SegmentContext

THUMBNAIL = "max-165x165"  # of the screens; Wagtail's own choosers show the same


@dataclass(frozen=True)
class ImageOverride:
    """An image of the original, and the image that replaces it in the translation, if any."""

    context_id: int
    place: SegmentContext
    original: SiteImage
    own: SiteImage | None


def image_overrides_of(translation: Translation) -> list[ImageOverride]:
    """Return the pictures of the original in its order, without those that were deleted since: three queries."""
    found = [one for one in overrides_of(translation) if one.place.is_picture]
    images = images_by_key({key for one in found for key in (one.original, one.own)})
    return [
        ImageOverride(one.context_id, one.place, images[one.original], images.get(one.own))
        for one in found
        if one.original in images
    ]


def images_by_key(keys: Collection[int | None]) -> dict[int, SiteImage]:
    """Return those of the pictures that are still there, each with its thumbnail: two queries."""
    return SiteImage.objects.prefetch_renditions(THUMBNAIL).in_bulk({key for key in keys if key})


@transaction.atomic
def set_images(translation: Translation, chosen: Mapping[int, SiteImage | None], user) -> int:
    """Keep which pictures the translation shows instead of the original's, by context; return how many changed."""
    own = {}
    for shown in image_overrides_of(translation):
        image = chosen.get(shown.context_id, shown.own)
        own[shown.context_id] = image.pk if image and image != shown.original else None
    if changed := set_overrides(translation, own, user):
        segments_changed(translation, user)
    return changed
