"""Previews of a page in its other languages, from its edit screen."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.publishing.trash import without_binned
from translations.target_builder import build_target


class OtherLanguage(NamedTuple):
    """A language the site has, and why somebody cannot see the page in it; nothing where that can be seen."""

    code: str
    name: str
    reason_unseen: str


def other_languages(page: Page, user) -> Iterator[OtherLanguage]:
    """Yield every other language of the site: one query, and those for the rights to what is there."""
    beside = Page.objects.filter(Q(translation_key=page.translation_key) | Q(depth=2)).exclude(locale_id=page.locale_id)
    rows = list(without_binned(beside).select_related("locale").order_by("locale_id"))
    there = {row.locale_id: row for row in rows if row.translation_key == page.translation_key}
    for locale in {row.locale_id: row.locale for row in rows}.values():
        code = locale.language_code
        yield OtherLanguage(code, str(locale), _reason_unseen(there.get(locale.pk), user))


def _reason_unseen(page: Page | None, user) -> str:
    if page is None:
        return _("not there yet")
    return "" if page.live or _may_see_draft(page, user) else _("not published yet")


def _may_see_draft(page: Page, user) -> bool:
    """Follow Wagtail's own rule for drafts."""
    rights = page.permissions_for_user(user)
    return rights.can_edit() or rights.can_publish()


def in_language(page: Page, code: str, user) -> Page | None:
    """Return a page in another language with everything saved so far; as published, to those who see no draft of it."""
    found = without_binned(page.get_translations().filter(locale__language_code=code)).first()
    if found is None or not _may_see_draft(found, user):
        return found.specific if found and found.live else None
    translation = Translation.objects.filter(
        source__object_id=found.translation_key, target_locale_id=found.locale_id, enabled=True
    )
    at_work = translation.select_related("source", "target_locale").first()
    return build_target(at_work) if at_work else found.get_latest_revision_as_object()
