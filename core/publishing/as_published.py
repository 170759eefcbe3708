"""The site as it will be once some drafts are published, for somebody who looks at it before.

The drafts are written where readers' pages are read from, in a transaction that is rolled back once the answer is made.
Rows are written without signals: nothing is sent, indexed, logged or drawn for them. What a page could leave behind
outside of the database, the files of pictures made for it, is deleted again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, DataError, IntegrityError, connection, models, transaction
from django.db.models import Max, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, Site

from core.checks.registry import newest_draft
from core.models import SiteRendition
from core.models.pages import PutUpMixin

KEPT = {"path", "depth", "numchild", "latest_revision", "live_revision", "content_type", "owner", "alias_of"}
PATIENCE = "500ms"  # for rows that somebody is publishing: they must not wait for somebody who only looks


@contextmanager
def as_published(pages: list[Page]) -> Iterator[None]:
    """Let the newest drafts of these pages be read as if they were published; nothing of it remains."""
    made: list[SiteRendition] = []
    last = SiteRendition.objects.aggregate(last=Max("pk"))["last"] or 0
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                connection.cursor().execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
            for page in sorted(pages, key=lambda page: (page.depth, page.pk)):
                _write_if_possible(page)
            try:
                yield
            finally:
                made = _made_after(last)
                transaction.set_rollback(True)
    finally:
        _delete_files(made)
        Site.clear_site_root_paths_cache()


def _made_after(last: int) -> list[SiteRendition]:
    try:
        return list(SiteRendition.objects.filter(pk__gt=last).select_related("image"))
    except DatabaseError:  # the transaction has failed before
        return []


def _delete_files(made: list[SiteRendition]) -> None:
    """Delete the files of renditions whose rows were rolled back; others were made meanwhile by somebody else."""
    there = (
        set(SiteRendition.objects.filter(pk__in=[one.pk for one in made]).values_list("pk", flat=True)) if made else ()
    )
    for rendition in made:
        if rendition.pk not in there:
            rendition.purge_from_cache()
            rendition.file.delete(save=False)


def _write_if_possible(page: Page) -> None:
    """Write the draft; one in which something is missing that every published page has stays as it is."""
    try:
        with transaction.atomic():
            if not page.live or page.has_unpublished_changes:
                _write(newest_draft(page.specific))
    except (DataError, IntegrityError):
        return


def _write(draft: Page) -> None:
    now = timezone.now()
    draft.live, draft.expired, draft.has_unpublished_changes = True, False, False
    first = draft.first_published_at or now
    draft.first_published_at, draft.last_published_at = first, now
    if isinstance(draft, PutUpMixin):
        draft.put_up_at = first
    former = Page.objects.get(pk=draft.pk)
    draft.set_url_path(former.get_parent())
    rows = type(draft)._base_manager.filter(pk=draft.pk)
    rows.update(**{field.attname: getattr(draft, field.attname) for field in _fields_of(draft)})
    for relation in get_all_child_relations(draft):
        if relation.get_accessor_name() != COMMENTS_RELATION_NAME:
            _write_rows(draft, relation)
    below = Page.objects.filter(path__startswith=former.path).exclude(pk=former.pk)
    if draft.url_path != former.url_path:
        rest = Substr("url_path", len(former.url_path) + 1)
        below.update(url_path=Concat(Value(draft.url_path), rest))


def _fields_of(draft: Page) -> list[models.Field]:
    return [
        field
        for field in draft._meta.concrete_fields
        if not field.primary_key and not field.generated and field.name not in KEPT
    ]


def _write_rows(draft: Page, relation) -> None:
    rows = list(getattr(draft, relation.get_accessor_name()).all())
    there = relation.related_model._base_manager.filter(**{relation.field.name: draft.pk})
    there._raw_delete(there.db)
    for row in rows:
        setattr(row, relation.field.attname, draft.pk)
    relation.related_model._base_manager.bulk_create(rows)
