"""The pages that links in segments lead to."""

from collections.abc import Iterable

from wagtail.models import Page
from wagtail_localize.models import Translation

from translations.segments import Segment


def linked_pages(translation: Translation, segments: Iterable[Segment]) -> dict[int, Page]:
    """Return them as readers of the translation get them, by the id the original has: two queries at most."""
    ids = {mark.page_id for segment in segments for mark in segment.marks.all if mark.page_id}
    if not ids:
        return {}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).select_related("locale")}
    twins = Page.objects.filter(
        translation_key__in=[page.translation_key for page in pages.values()], locale=translation.target_locale
    ).select_related("locale")
    by_key = {twin.translation_key: twin for twin in twins}
    return {pk: by_key.get(page.translation_key, page) for pk, page in pages.items()}
