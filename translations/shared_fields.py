"""Which fields of a page are words, which are the same in every language, and which each language has for itself."""

from wagtail.models import Page
from wagtail_localize.models import Translation

TRANSLATED = {"title", "draft_title", "slug", "url_path", "seo_title", "search_description"}
SHARED = {"show_in_menus", "expire_at"}
# Kept in step elsewhere: privacy.py, publication.py ("together with the original"), other_locales.py (asked).
FOLLOWING = {"view_restrictions", "go_live_at", "live", "path", "depth"}
OWN = {
    "id",
    "numchild",
    "translation_key",
    "locale",
    "latest_revision",
    "latest_revision_created_at",
    "live_revision",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
    "expired",
    "locked",
    "locked_at",
    "locked_by",
    "content_type",
    "owner",
    "alias_of",
}


def share_fields(original: Page) -> None:
    """Give a page's translations what is the same in every language: one query, and one for each that differs.

    A type of page names in `shared_at_once` fields of its own that must not wait until its translations are published.
    """
    if not isinstance(original, Page):
        return
    locales = Translation.objects.filter(
        source__object_id=original.translation_key, source__locale_id=original.locale_id, enabled=True
    )
    values = {name: getattr(original, name) for name in sorted(SHARED)}
    targets = Page.objects.filter(translation_key=original.translation_key, locale__in=locales.values("target_locale"))
    for pk in targets.exclude(**values).values_list("pk", flat=True):
        Page.objects.filter(pk=pk).update(**values)
    own = {name: getattr(original, name) for name in getattr(original, "shared_at_once", ())}
    if own:
        type(original).objects.filter(pk__in=targets.values("pk")).exclude(**own).update(**own)
