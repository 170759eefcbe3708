"""Pages that must not be shown any more, not even as an old copy while the database is away.

Somebody may be in danger because a page is up. What is unpublished, deleted, moved, renamed or closed to the public
is taken off the disk at once, and an old page whose copy is gone from the disk is no longer shown.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db import connection, transaction
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, page_unpublished, pre_page_move

from core.editions.text_only import address as text_version
from core.models import OpenLanguage
from core.page_store.disk import EVERYTHING, Disk
from core.page_store.invalidation import declare_change
from core.page_store.pg_notify import take_down_on_other_hosts

BELOW = ("calendar.ics", "feed.xml", "poster/")  # what stands below the address of a page and tells of it


@receiver(page_unpublished)
def take_down_unpublished(instance, **_kwargs):
    take_down(paths_of([instance]))


@receiver(pre_delete)
def take_down_deleted(sender, instance, **_kwargs):
    if issubclass(sender, Page):
        take_down(paths_of([instance]))


@receiver(page_slug_changed)
def take_down_renamed(instance, instance_before, **_kwargs):
    before, now = paths_of([instance_before])[:1], paths_of([instance])[:1]
    if before and now:
        # The pages below have their new addresses already.
        take_down(before[0] + path.removeprefix(now[0]) for path in paths_of(_tree(instance)))


@receiver(pre_page_move)
def take_down_moved(instance, **_kwargs):
    take_down(paths_of(_tree(instance)))


@receiver(post_save, sender=PageViewRestriction)
def take_down_restricted(instance, **_kwargs):
    take_down(paths_of(_tree(instance.page)))


@receiver(pre_delete, sender=OpenLanguage)
def take_down_closed(**_kwargs):
    """Forget all copies: addresses of a language are of too many kinds to be named, and closing one is rare."""
    take_down([EVERYTHING])


def take_down(paths: Iterable[str]) -> None:
    """Forget the stored copies of these addresses when the current transaction is committed."""
    paths = list(paths)
    disk = Disk(settings.PAGE_STORE_DIR, settings.PAGE_STORE_FILES)

    def forget():
        for path in paths:
            for version in (path, text_version(path), *(path + name for name in BELOW)):
                disk.drop_path(version)

    # The generation changes first: whoever is still writing such a page sees that, and deletes the copy.
    declare_change(connection)
    take_down_on_other_hosts(connection, paths)
    transaction.on_commit(forget, robust=True)


def paths_of(pages: Iterable[Page]) -> list[str]:
    """Return the paths of those pages that have one."""
    return [parts[2] for page in pages if (parts := page.get_url_parts())]


def _tree(page: Page) -> list[Page]:
    """Return the page and all public pages below it, whose addresses change with its own."""
    return [page, *page.get_descendants().live().select_related("locale")]
