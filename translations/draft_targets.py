"""Create the draft page or snippet of a translation, which readers do not see.

Wagtail's own copying saves a page twice, looks at its rows a dozen times and keeps a revision that nothing needs: some
ninety queries. Here it is saved once; `tests/translations/test_draft_targets.py` holds the two against each other.
"""

import copy
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.coreutils import find_available_slug
from wagtail.models import DraftStateMixin, Locale, Page, PageViewRestriction, ReferenceIndex, TranslatableMixin
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.models import Translation

from translations.target_builder import target_of

FIRST_LEVEL = 2  # of a language's front page, below the root
NOT_YET = {
    "live": False,
    "has_unpublished_changes": True,
    "live_revision_id": None,
    "first_published_at": None,
    "last_published_at": None,
    "alias_of_id": None,
}


def make_draft_target(translation: Translation, original: Any = None, above: Page | None = None) -> models.Model | None:
    """Give a page or a snippet with drafts its place in the other language, and return it.

    `original` is what is translated, and `above` where a page belongs, if they are at hand. A snippet without drafts would be public at once: it is made
    when it is published. The parent of a page must be there already.
    """
    return target_of(translation) or create_draft_target(translation, original, above)


def create_draft_target(
    translation: Translation, original: Any = None, above: Page | None = None
) -> models.Model | None:
    """Do the same for a translation that has no target yet."""
    original = original or translation.source.get_source_instance()
    if not isinstance(original, DraftStateMixin):
        return None
    if isinstance(original, Page):
        return _draft_page(
            original, translation.target_locale, above or parent_for(original, translation.target_locale)
        )
    target = original.copy_for_translation(translation.target_locale)
    target.live = False
    target.live_revision = target.latest_revision = None
    target.first_published_at = target.last_published_at = None
    target.has_unpublished_changes = True
    target.save()
    return target


def _draft_page(original: Page, locale: Locale, parent: Page | None) -> Page:
    if parent is None:
        raise ParentNotTranslatedError
    left_out = {*original.default_exclude_fields_in_copy, *original.exclude_fields_in_copy}
    fields = [
        field
        for field in original._meta.concrete_fields
        if field.name not in left_out and not getattr(field.remote_field, "parent_link", False)
    ]
    values = {field.attname: getattr(original, field.attname) for field in fields}
    slug = find_available_slug(parent, original.slug if parent.depth > 1 else f"{original.slug}-{locale.language_code}")
    target = type(original)(**values | NOT_YET | {"locale_id": locale.pk, "slug": slug})
    rows = {}
    for relation in get_all_child_relations(type(original)):
        name = relation.get_accessor_name()
        # What is set is not looked up again while the page is saved.
        rows[name] = [] if name in left_out else [_copied(row, locale) for row in getattr(original, name).all()]
        getattr(target, name).set(rows[name])
    with disable_reference_index_auto_update():
        parent.add_child(instance=target)
    for name, copied in rows.items():
        getattr(target, name).set(copied)
    ReferenceIndex.create_or_update_for_object(target)
    target._cluster_related_objects.clear()
    _copy_restrictions(original, target, parent)
    return target


def _copied(row: Any, locale: Locale) -> Any:
    """Return a row of a page as a new one; it is the same row in the other language."""
    twin = copy.copy(row)
    twin.pk, twin._state = None, models.base.ModelState()
    if isinstance(twin, TranslatableMixin):
        twin.locale = locale
    return twin


def parent_for(page: Page, locale: Locale) -> Page | None:
    """Return the page below which a page belongs in another language, if it is there: each begins at the root."""
    above = Page.objects.filter(path=page.path[: -Page.steplen])
    if page.depth == FIRST_LEVEL:
        return above.first()
    return Page.objects.filter(locale=locale, translation_key__in=above.values("translation_key")).first()


def _copy_restrictions(original: Page, target: Page, parent: Page) -> None:
    """Keep a page that only some may see as closed in the other language."""
    mine = list(PageViewRestriction.objects.filter(page_id=original.pk))
    if not mine or parent.get_view_restrictions().exists():
        return
    for restriction in mine:
        twin = PageViewRestriction.objects.create(
            restriction_type=restriction.restriction_type, password=restriction.password, page=target
        )
        twin.groups.set(restriction.groups.all())
