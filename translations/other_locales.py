"""Repeat an action (unpublish, move) on the translations of a page, if the user agrees."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from core.publishing.trash import without_binned
from translations.copies import translations_of
from translations.permissions import permissions_of
from translations.target_builder import target_of


class Action(models.TextChoices):
    """What can be done to a page in all its languages; deleting is asked about before it is done, in the bin."""

    UNPUBLISH = "unpublish", _("Unpublish")
    MOVE = "move", _("Move")


def others(action: Action, keys: Collection[UUID], user, parent: Page | None = None) -> list[Page]:
    """Return the pages in the languages in which the same is still to be done and this person may do it."""
    pages = without_binned(Page.objects.filter(translation_key__in=keys)).select_related("locale").order_by("pk")
    return [page for page in pages if _is_open(action, page, parent) and _may(action, page, user, parent)]


def do(action: Action, pages: Iterable[Page], user, parent: Page | None = None, with_below: bool = False) -> int:
    """Perform the action and return the number of pages."""
    count = 0
    for page in pages:
        if action == Action.UNPUBLISH:
            UnpublishPageAction(page.specific, user=user, include_descendants=with_below).execute()
        else:
            MovePageAction(page.specific, _place_for(page, parent), pos="last-child", user=user).execute()
        count += 1
    return count


def translations_to_copy(old: Page, new: Page, user) -> list[Page]:
    """Return the translations of a page that was copied, where this person may have the copy translated too."""
    permissions = permissions_of(user)
    found = [(row, target_of(row)) for row in translations_of(old)]
    return [page for row, page in found if page and permissions.may_send(new, row.target_locale)]


def _is_open(action: Action, page: Page, parent: Page | None) -> bool:
    if action == Action.UNPUBLISH:
        return page.live
    target = _place_for(page, parent)
    return target is not None and not page.is_child_of(target)


def _may(action: Action, page: Page, user, parent: Page | None) -> bool:
    permissions = page.permissions_for_user(user)
    return (
        permissions.can_unpublish() if action == Action.UNPUBLISH else permissions.can_move_to(_place_for(page, parent))
    )


def _place_for(page: Page, parent: Page | None) -> Page | None:
    """Return the page below which the page belongs in its own language."""
    return parent.get_translation_or_none(page.locale) if parent else None
