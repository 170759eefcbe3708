"""Pages that readers may no longer see: their copies are deleted at once.

Somebody may be in danger because a page is public. When a page is unpublished, deleted, moved, renamed or restricted,
its files are deleted, and a stale entry whose file is gone is not served, not even while the database is away.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db import connection, transaction
from django.db.models.signals import post_save, pre_delete
from django.dispatch import Signal, receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, page_unpublished, pre_page_move

from core.page_store.cache_keys import path_of
from core.page_store.disk import ALL_PATHS, DiskCache
from core.page_store.invalidation import invalidate
from core.page_store.pg_notify import notify_takedowns

SUFFIXES = ("calendar.ics", "poster/", "signatories/")  # of addresses below a page's own that show what it shows
FEEDS = ("feed.xml", "whole-feed.xml")  # of addresses below lists, which show what their pages show

other_paths = Signal()
"""Asks where else the page at a path is shown. Receivers get `path` and return another path, or None."""


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


@receiver(pre_delete, sender="core.OpenLanguage")
def take_down_closed_language(**_kwargs):
    """Delete all copies: a language has addresses of many kinds, and closing one is rare."""
    take_down([ALL_PATHS])


def take_down(paths: Iterable[str]) -> None:
    """Delete the copies of these paths on every host when the current transaction is committed."""
    paths = list(paths)

    def delete():
        for path in paths:
            delete_copies(path)

    # The generation changes first: a process that is just writing such a page sees that, and deletes the copy.
    invalidate(connection)
    notify_takedowns(connection, paths)
    transaction.on_commit(delete, robust=True)


def delete_copies(path: str) -> None:
    """Delete everything this host has on its disk of the page at a path, or of all pages for ALL_PATHS."""
    disk = DiskCache(settings.PAGE_STORE_DIR, settings.PAGE_STORE_FILES)
    disk.drop_path(path)
    for _receiver, other in other_paths.send(sender=None, path=path):
        if other:
            disk.drop_path(other)
    for suffix in SUFFIXES:
        disk.drop_path(path + suffix)
    for section in _sections_above(path):
        for feed in FEEDS:
            disk.drop_path(section + feed)


def paths_of(pages: Iterable[Page]) -> list[str]:
    """Return the paths of those pages that have one, as copies are stored under them."""
    return [path_of(parts[2]) for page in pages if (parts := page.get_url_parts())]


def _sections_above(path: str) -> list[str]:
    """Return a path and those of the sections above it, down to the language: /en/news/boats/, /en/news/, /en/."""
    parts = path.strip("/").split("/")
    return [f"/{'/'.join(parts[:length])}/" for length in range(len(parts), 0, -1)]


def _tree(page: Page) -> list[Page]:
    """Return the page and all public pages below it, whose addresses change with its own."""
    return [page, *page.get_descendants().live().select_related("locale")]
