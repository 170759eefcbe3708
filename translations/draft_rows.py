"""Keep the draft of a translation made from its segments, so that every preview, difference, bundle and API shows them.

Called wherever segments or overrides were changed. While somebody types in the workbench, each saved segment only marks
the draft as old: the worker makes it again within seconds, the open workbench within half a minute. A page that readers never had is a draft as a whole: its row follows
too. Of any other page only the newest revision does; the row is what readers have, or had.
"""

from typing import Any

from wagtail.models import DraftStateMixin, Page, Revision
from wagtail_localize.models import StringTranslation, Translation

from core.publishing.trash import is_binned
from translations import progress
from translations.models import Assignment, Version
from translations.segments import Segment
from translations.target_builder import build_target, target_of


def update_draft(
    translation: Translation, user=None, segments: list[Segment] | None = None, target: Any = None, original: Any = None
) -> Revision | None:
    """Make the draft of a translation again; return its revision, or None where there is no place for a draft.

    `target`, its row, and `original`, with the content of the source, are read unless they are given.
    """
    target = target or target_of(translation)
    if not isinstance(target, DraftStateMixin) or (isinstance(target, Page) and is_binned(target)):
        return None
    latest = target.latest_revision
    draft: Any = build_target(translation, segments, target=target, original=original)
    if not draft.live and draft.first_published_at is None:
        draft.save(**({"clean": False, "log_action": False} if isinstance(draft, Page) else {}))
    Assignment.objects.filter(translation=translation).update(draft_is_old=False)
    overwritten = latest if latest and _is_free(target, latest, user) else None
    return draft.save_revision(user=user, clean=False, overwrite_revision=overwritten)


def segments_changed(translation: Translation, user=None) -> Assignment:
    """Make the draft again and count the segments anew: call this after segments of a translation were changed."""
    update_draft(translation, user)
    return progress.refresh(translation)


def update_old_draft(translation: Translation) -> None:
    """Make the draft again if segments were saved since it was made."""
    row = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id, context__object_id=translation.source.object_id
    )
    if Assignment.objects.filter(translation=translation, draft_is_old=True).exists():
        newest = row.select_related("last_translated_by").order_by("-updated_at").first()
        update_draft(translation, newest and newest.last_translated_by)


def update_old_drafts(limit: int = 20) -> int:
    """Make the drafts of some translations again whose segments were saved one by one; return how many."""
    rows = Assignment.objects.filter(draft_is_old=True, translation__enabled=True).order_by("pk")
    waiting = list(rows.select_related("translation__source", "translation__target_locale")[:limit])
    for assignment in waiting:
        update_old_draft(assignment.translation)
        Assignment.objects.filter(pk=assignment.pk).update(draft_is_old=False)
    return len(waiting)


def _is_free(target: Any, revision: Revision, user) -> bool:
    """Whether a revision is nothing but an earlier draft of the same person, so that a newer may take its place."""
    return (
        revision.pk != target.live_revision_id
        and revision.user_id == (user and user.pk)
        and revision.approved_go_live_at is None
        and not revision.task_states.exists()
        and not Version.objects.filter(revision=revision).exists()
    )
