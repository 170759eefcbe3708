"""Rewrite what revisions hold, so that whoever has the newest one open is told before saving over it.

Wagtail's editor goes by the key of the newest revision: with the same key it would save over what was rewritten, without
a word. The newest one is therefore rewritten and then followed by another, to which everything leads that led to it.
"""

from typing import Any

from django.utils import timezone
from wagtail.models import Revision, TaskState


def newest_of(revision: Revision) -> Any:
    """Return the key of the newest revision of the same page or row."""
    rows = Revision.objects.filter(base_content_type_id=revision.base_content_type_id, object_id=revision.object_id)
    return rows.order_by("-created_at", "-pk").values_list("pk", flat=True)[0]


def rewrite(revision: Revision, content: dict, user: Any) -> list[Any]:
    """Store new content in the name of a user; return the keys of the revisions that hold it now."""
    Revision.objects.filter(pk=revision.pk).update(content=content)
    model: Any = revision.content_type.model_class()
    holders = model._base_manager.filter(pk=revision.object_id)
    if not holders.filter(latest_revision=revision.pk).exists():
        return [revision.pk]
    newest = Revision.objects.create(
        content_type_id=revision.content_type_id,
        base_content_type_id=revision.base_content_type_id,
        object_id=revision.object_id,
        object_str=revision.object_str,
        content=content,
        user=user,
        created_at=timezone.now(),
        approved_go_live_at=revision.approved_go_live_at,
    )
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    columns = {field.name for field in model._meta.get_fields()}
    if "live_revision" in columns:
        holders.filter(live_revision=revision.pk).update(live_revision=newest)
    dates = {"latest_revision_created_at": newest.created_at} if "latest_revision_created_at" in columns else {}
    holders.update(latest_revision=newest, **dates)
    TaskState.objects.filter(revision=revision, status=TaskState.STATUS_IN_PROGRESS).update(revision=newest)
    return [revision.pk, newest.pk]
