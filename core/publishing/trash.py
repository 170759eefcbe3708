"""The bin: a deleted page stays in its place, hidden and with its address free, until it is put back or a month is over."""

from django.db import transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, Revision, WorkflowState

from core.models import DeletedPage, Deletion

# Both send the keys of `pages`.
pages_binned = Signal()
pages_put_back = Signal()


class InTheWay(Exception):  # noqa: N818  it is an answer, not a fault
    """A page cannot be put back below one that is in the bin itself."""


def is_binned(page: Page) -> bool:
    return DeletedPage.objects.filter(page_id=page.pk).exists()


def without_binned(pages):
    """Return the pages of a queryset that are not in the bin."""
    return pages.exclude(pk__in=DeletedPage.objects.values("page_id"))


@transaction.atomic
def put_into_bin(page: Page, user, *others: Page) -> Deletion | None:
    """Take pages and everything below them from readers and out of every list; their addresses are free at once.

    The others, translations as a rule, come back together with the page. None if somebody else was a moment faster.
    """
    roots = _locked([page.pk, *(one.pk for one in others)])
    if not roots:
        return None
    deletion = Deletion.objects.create(title=roots[0].get_admin_display_title()[:255], deleted_by=user)
    for root in roots:
        _put_in(deletion, root, user)
    return deletion


def _locked(keys: list[int]) -> list[Page]:
    """Return those pages that are not in the bin, once nobody else can put them, or anything below them, there."""
    below = Q(pk__in=keys)
    for path in Page.objects.filter(pk__in=keys).values_list("path", flat=True):
        below |= Q(path__startswith=path)
    list(Page.objects.select_for_update().filter(below).order_by("path").values_list("pk"))
    found = without_binned(Page.objects.all()).in_bulk(keys)
    return [found[pk] for pk in keys if pk in found]


def _put_in(deletion: Deletion, root: Page, user) -> None:
    family = list(without_binned(root.get_descendants(inclusive=True)))
    DeletedPage.objects.bulk_create(
        DeletedPage(deletion=deletion, page=one, is_root=one.pk == root.pk, was_live=one.live, slug=one.slug)
        for one in family
    )
    _stop_what_is_planned(family, user)
    for one in family:
        if one.live:
            UnpublishPageAction(one.specific, user=user).execute(skip_permission_checks=True)
    fresh = Page.objects.get(pk=root.pk).specific
    fresh.slug = find_available_slug(
        fresh.get_parent(), f"{fresh.slug[:200]}-deleted-{fresh.pk}", ignore_page_id=fresh.pk
    )
    fresh.save(clean=False, log_action=False)
    pages_binned.send(Deletion, pages=[one.pk for one in family])


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
    """Put everything back as it was, in every language: what readers had, they have again.

    Raises InTheWay, and Deletion.DoesNotExist if somebody else was a moment faster.
    """
    Deletion.objects.select_for_update().get(pk=deletion.pk)
    rows = list(deletion.pages.select_related("page").order_by("pk"))
    roots = [row for row in rows if row.is_root]
    for root in roots:
        above = root.page.get_ancestors().values("pk")
        if DeletedPage.objects.filter(page_id__in=above).exists():
            raise InTheWay
    deletion.delete()
    for root in roots:
        page = root.page.specific
        page.slug = find_available_slug(page.get_parent(), root.slug, ignore_page_id=page.pk)
        page.save(clean=False, log_action=False)
    for row in sorted(rows, key=lambda row: row.page.path):
        if row.was_live:
            _publish_as_it_was(Page.objects.get(pk=row.page_id).specific, user)
    pages_put_back.send(Deletion, pages=[row.page_id for row in rows])
    return Page.objects.get(pk=roots[0].page_id)


def _publish_as_it_was(page: Page, user) -> None:
    """Make live what readers had; drafts written on top of it stay drafts."""
    page.live, page.expired, page.first_published_at = True, False, page.first_published_at or timezone.now()
    page.save(clean=False, log_action=False)


def empty_bin() -> int:
    """Delete for good what has been in the bin for a month and return how many pages that were."""
    emptied = 0
    for deletion in Deletion.objects.over():
        with transaction.atomic():
            for root in deletion.pages.filter(is_root=True).select_related("page"):
                emptied += root.page.get_descendants(inclusive=True).count()
                root.page.specific.delete()
            deletion.delete()
    return emptied
