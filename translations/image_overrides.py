"""Pictures of a page: a translation may show others, for example a poster with words in its own language."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from wagtail_localize.models import Translation

from core.models import SiteImage
from translations.overrides import replace, replaceable
from translations.segment_context import Place

THUMBNAIL = "max-165x165"  # of the screens; Wagtail's own choosers show the same


@dataclass(frozen=True)
class Shown:
    """One picture of the original, and the one that takes its place in the translation, if another does."""

    context_id: int
    place: Place
    original: SiteImage
    own: SiteImage | None


def pictures_of(translation: Translation) -> list[Shown]:
    """Return the pictures of the original in its order, without those that were deleted since: three queries."""
    found = [one for one in replaceable(translation) if one.place.is_picture]
    images = images_by_key({key for one in found for key in (one.original, one.own)})
    return [
        Shown(one.context_id, one.place, images[one.original], images.get(one.own))
        for one in found
        if one.original in images
    ]


def images_by_key(keys: Collection[int | None]) -> dict[int, SiteImage]:
    """Return those of the pictures that are still there, each with its thumbnail: two queries."""
    return SiteImage.objects.prefetch_renditions(THUMBNAIL).in_bulk({key for key in keys if key})


@transaction.atomic
def choose_pictures(translation: Translation, chosen: Mapping[int, SiteImage | None], user) -> int:
    """Keep which pictures the translation shows instead of the original's, by context; return how many changed."""
    own = {}
    for shown in pictures_of(translation):
        image = chosen.get(shown.context_id, shown.own)
        own[shown.context_id] = image.pk if image and image != shown.original else None
    return replace(translation, own, user)
