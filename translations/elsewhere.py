"""What was done to a page in one language, offered for its other languages: asked, never done silently."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from core.bin import is_binned, put_into_bin


class Deed(models.TextChoices):
    """What can be done to a page in all its languages."""

    UNPUBLISH = "unpublish", _("Unpublish")
    DELETE = "delete", _("Delete")
    MOVE = "move", _("Move")


def others(deed: Deed, key, user, parent: Page | None = None) -> list[Page]:
    """Return the page in the languages in which the same is still to be done and this person may do it."""
    pages = Page.objects.filter(translation_key=key).select_related("locale").order_by("pk")
    return [page for page in pages if _is_open(deed, page, parent) and _may(deed, page, user, parent)]


def do(deed: Deed, pages: Iterable[Page], user, parent: Page | None = None) -> int:
    """Do it and return for how many languages."""
    count = 0
    for page in pages:
        if deed == Deed.UNPUBLISH:
            UnpublishPageAction(page.specific, user=user).execute()
        elif deed == Deed.DELETE:
            put_into_bin(page, user)
        else:
            target = _place_for(page, parent)
            MovePageAction(page.specific, target, pos="last-child", user=user).execute()
        count += 1
    return count


def _is_open(deed: Deed, page: Page, parent: Page | None) -> bool:
    if deed == Deed.UNPUBLISH:
        return page.live
    if deed == Deed.MOVE:
        target = _place_for(page, parent)
        return target is not None and not page.is_child_of(target)
    return not is_binned(page)


def _may(deed: Deed, page: Page, user, parent: Page | None) -> bool:
    rights = page.permissions_for_user(user)
    if deed == Deed.UNPUBLISH:
        return rights.can_unpublish()
    if deed == Deed.DELETE:
        return rights.can_delete()
    return rights.can_move_to(_place_for(page, parent))


def _place_for(page: Page, parent: Page | None) -> Page | None:
    """Return the page below which the page belongs in its own language."""
    return parent.get_translation_or_none(page.locale) if parent else None
