"""Count the segments of a translation and store its state."""

from datetime import datetime

from django.db.models import Count, Exists, Max, OuterRef, Q, Subquery, Sum
from django.utils import timezone
from wagtail_localize.models import SegmentOverride, StringSegment, StringTranslation, Translation

from translations.models import Assignment, Review, State
from translations.segments import ADDRESS
from translations.word_counts import word_count


def refresh(translation: Translation) -> Assignment:
    """Recount a translation and store counts and state: five queries."""
    assignment, _created = Assignment.objects.get_or_create(translation=translation)
    return _settle(translation, assignment, _newest_review(translation))


def _newest_review(translation: Translation) -> Review | None:
    return Review.objects.filter(translation=translation).order_by("-sent_at", "-pk").first()


def start(assignment: Assignment) -> Assignment:
    """Count a new translation, which cannot have a review: two queries."""
    return _settle(assignment.translation, assignment, None)


def refresh_after_writing(assignment: Assignment) -> Assignment:
    """Recount after one segment was saved, and leave its draft to the worker. No review changes: fewer queries."""
    assignment.draft_is_old = True
    if assignment.state in (State.IN_REVIEW, State.RETURNED):
        Assignment.objects.filter(pk=assignment.pk).update(draft_is_old=True)
        return refresh(assignment.translation)
    return _settle(assignment.translation, assignment, None)


def _settle(
    translation: Translation, assignment: Assignment, review: Review | None, is_new: bool = False
) -> Assignment:
    """Count anew; `is_new`: readers have the translation since this moment, so nothing was changed since."""
    counts = _counts(translation)
    assignment.total, assignment.done, assignment.machine_made = counts["total"], counts["done"], counts["machine"]
    assignment.source_words, assignment.words_left = counts["words"] or 0, counts["left"] or 0
    assignment.repeated_words = counts["repeated"] or 0
    state = _state(translation, assignment, review, is_new)
    if state != assignment.state:
        assignment.state, assignment.state_since = state, timezone.now()
    assignment.save()
    return assignment


def record_published(
    translation: Translation, as_of: datetime | None = None, user=None, begun: Assignment | None = None
) -> Assignment:
    """Record that the translation is live as of now or as of an earlier moment, and recount.

    `begun` is the assignment of a translation that was begun in this transaction, which cannot have a review.
    """
    assignment = begun or Assignment.objects.select_for_update().get_or_create(translation=translation)[0]
    review = None if begun else _newest_review(translation)
    assignment.published_at, assignment.published_by = as_of or timezone.now(), user
    assignment.publish_at, assignment.with_original = None, False
    return _settle(translation, assignment, review, is_new=as_of is None)


def record_schedule(translation: Translation, at: datetime | None, with_original: bool = False) -> Assignment:
    """Record when the translation goes live by itself, None for never, and recount."""
    values = {"publish_at": at, "with_original": with_original}
    Assignment.objects.update_or_create(translation=translation, defaults=values)
    return refresh(translation)


def _counts(translation: Translation) -> dict[str, int]:
    written = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=translation.target_locale_id,
        has_error=False,
    ).exclude(data="")
    texts = StringSegment.objects.filter(source_id=translation.source_id).exclude(context__path=ADDRESS)
    earlier = texts.filter(string_id=OuterRef("string_id"), order__lt=OuterRef("order"))
    found = texts.annotate(
        made=Subquery(written.values("translation_type")[:1]),
        length=word_count("string__data"),
        repeats=Exists(earlier),
    )
    return found.aggregate(
        total=Count("pk"),
        done=Count("made"),
        machine=Count("pk", filter=Q(made=StringTranslation.TRANSLATION_TYPE_MACHINE)),
        words=Sum("length"),
        left=Sum("length", filter=~Q(made=StringTranslation.TRANSLATION_TYPE_MANUAL) | Q(made=None)),
        repeated=Sum("length", filter=Q(repeats=True)),
    )


def _state(translation: Translation, assignment: Assignment, review: Review | None, is_new: bool) -> State:
    if not translation.enabled:
        return State.STOPPED
    if review and review.state == Review.State.WAITING:
        return State.IN_REVIEW
    if assignment.is_scheduled:
        return State.SCHEDULED
    published = assignment.published_at
    if review and review.state == Review.State.RETURNED and not _is_later(published, review.decided_at):
        return State.RETURNED
    if assignment.missing:
        return _unfinished(assignment)
    if assignment.machine_made:
        return State.UNCONFIRMED
    is_current = published and (is_new or not _changed_since(translation, published))
    return State.CURRENT if is_current else State.READY


def _is_later(moment: datetime | None, other: datetime | None) -> bool:
    return bool(moment and other and moment > other)


def _unfinished(assignment: Assignment) -> State:
    if assignment.published_at:
        return State.OUTDATED
    return State.IN_WORK if assignment.done else State.WAITING


def _changed_since(translation: Translation, moment) -> bool:
    mine = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id, context__object_id=translation.source.object_id
    )
    newest = mine.aggregate(newest=Max("updated_at"))["newest"]
    if (newest and newest > moment) or translation.source.last_updated_at > moment:
        return True
    own = SegmentOverride.objects.filter(
        locale_id=translation.target_locale_id, context__object_id=translation.source.object_id
    )
    return own.filter(updated_at__gt=moment).exists()
