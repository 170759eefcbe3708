"""The bin: a deleted page stays in its place, hidden and with its address free, until it is put back or a month is over."""

from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, Revision, WorkflowState

from core.models import DeletedPage, Deletion


class InTheWay(Exception):  # noqa: N818  it is an answer, not a fault
    """A page cannot be put back below one that is in the bin itself."""


def is_binned(page: Page) -> bool:
    return DeletedPage.objects.filter(page_id=page.pk).exists()


def without_binned(pages):
    """Return the pages of a queryset that are not in the bin."""
    return pages.exclude(pk__in=DeletedPage.objects.values("page_id"))


@transaction.atomic
def put_into_bin(page: Page, user) -> Deletion:
    """Take a page and everything below it from readers and out of every list; its address is free at once."""
    page = Page.objects.select_for_update().get(pk=page.pk)
    deletion = Deletion.objects.create(title=page.get_admin_display_title()[:255], deleted_by=user)
    family = list(page.get_descendants(inclusive=True).exclude(pk__in=DeletedPage.objects.values("page_id")))
    DeletedPage.objects.bulk_create(
        DeletedPage(deletion=deletion, page=one, is_root=one.pk == page.pk, was_live=one.live, slug=one.slug)
        for one in family
    )
    _stop_what_is_planned(family, user)
    for one in family:
        if one.live:
            UnpublishPageAction(one.specific, user=user).execute(skip_permission_checks=True)
    fresh = Page.objects.get(pk=page.pk).specific
    fresh.slug = find_available_slug(
        fresh.get_parent(), f"{fresh.slug[:200]}-deleted-{fresh.pk}", ignore_page_id=fresh.pk
    )
    fresh.save(clean=False, log_action=False)
    return deletion


def _stop_what_is_planned(family: list[Page], user) -> None:
    """Nothing in the bin is published by the clock, and nothing there waits for somebody's approval."""
    keys = [str(page.pk) for page in family]
    Revision.page_revisions.filter(object_id__in=keys).exclude(approved_go_live_at=None).update(
        approved_go_live_at=None
    )
    for state in WorkflowState.objects.active().filter(object_id__in=keys):
        if isinstance(state.content_object, Page):
            state.cancel(user=user)


@transaction.atomic
def put_back(deletion: Deletion, user) -> Page:
    """Put everything back as it was: what readers had, they have again. Raises InTheWay."""
    rows = list(deletion.pages.select_related("page").order_by("page__path"))
    root = next(row for row in rows if row.is_root)
    above = root.page.get_ancestors().values("pk")
    if DeletedPage.objects.filter(page_id__in=above).exists():
        raise InTheWay
    deletion.delete()
    page = root.page.specific
    page.slug = find_available_slug(page.get_parent(), root.slug, ignore_page_id=page.pk)
    page.save(clean=False, log_action=False)
    for row in rows:
        if row.was_live:
            _publish_as_it_was(Page.objects.get(pk=row.page_id).specific, user)
    return Page.objects.get(pk=page.pk)


def _publish_as_it_was(page: Page, user) -> None:
    """Make live what readers had; drafts written on top of it stay drafts."""
    page.live, page.expired, page.first_published_at = True, False, page.first_published_at or timezone.now()
    page.save(clean=False, log_action=False)


def empty_bin() -> int:
    """Delete for good what has been in the bin for a month and return how many pages that were."""
    emptied = 0
    for deletion in Deletion.objects.over():
        with transaction.atomic():
            root = deletion.pages.filter(is_root=True).select_related("page").first()
            if root:
                emptied += root.page.get_descendants(inclusive=True).count()
                root.page.specific.delete()
            deletion.delete()
    return emptied
