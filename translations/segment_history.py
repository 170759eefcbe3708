"""The history of each segment: every change of its target, whoever or whatever made it. It is kept at the write."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail_localize.models import StringTranslation, Translation

from translations.models import SegmentEdit
from translations.segments import Segment

SHOWN = 20

_operation: ContextVar[UUID | None] = ContextVar("operation", default=None)


@contextmanager
def in_operation(operation: UUID) -> Iterator[None]:
    """Have every change in here belong to one operation, so that it can be undone as one."""
    token = _operation.set(operation)
    try:
        yield
    finally:
        _operation.reset(token)


def edits_of(translation: Translation, segment: Segment) -> QuerySet[SegmentEdit]:
    """Return the newest edits of a segment, the newest first."""
    string, context = segment.key
    found = SegmentEdit.objects.filter(locale_id=translation.target_locale_id, string=string, context=context)
    return found.select_related("made_by").order_by("-made_at", "-pk")[:SHOWN]


def words_at(translation: Translation, moment: datetime) -> dict[tuple[int, int], str]:
    """Return what every text of a translation was at a moment, by its key: one query."""
    found = SegmentEdit.objects.filter(
        locale_id=translation.target_locale_id, context__object_id=translation.source.object_id, made_at__lte=moment
    )
    rows = found.order_by("made_at", "pk").values_list("string", "context", "html")
    return {(string, context): html for string, context, html in rows}


def machine_wordings(translation: Translation, segments: list[Segment]) -> set[tuple[tuple[int, int], str]]:
    """Return the earlier words of segments that a machine wrote and nobody wrote or confirmed after it, with their keys."""
    if not segments:
        return set()
    found = SegmentEdit.objects.filter(
        locale_id=translation.target_locale_id, context__in=[segment.key[1] for segment in segments]
    )
    rows = found.order_by("made_at", "pk").values_list("string", "context", "html", "origin")
    newest = {((string, context), html): origin for string, context, html, origin in rows}
    return {wording for wording, origin in newest.items() if origin == SegmentEdit.Origin.MACHINE}


@receiver(post_save, sender=StringTranslation)
def keep_edit(instance, raw=False, **kwargs) -> None:
    if not raw and instance.context_id:
        _keep(instance, instance.data)


@receiver(post_delete, sender=StringTranslation)
def keep_deletion(instance, origin=None, **kwargs) -> None:
    # Not where its whole context goes, which takes the history with it.
    if instance.context_id and origin is instance:
        _keep(instance, "")


def keep_edits(rows: Iterable[StringTranslation]) -> None:
    """Keep targets that were stored together, which sends no signals: one query."""
    SegmentEdit.objects.bulk_create([_edit(row, row.data) for row in rows])


def _keep(instance: StringTranslation, html: str) -> None:
    _edit(instance, html).save(force_insert=True)


def _edit(instance: StringTranslation, html: str) -> SegmentEdit:
    origin = SegmentEdit.Origin.PERSON
    if instance.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
        origin = SegmentEdit.Origin.MACHINE
    elif instance.tool_name:
        origin = SegmentEdit.Origin.FILE
    return SegmentEdit(
        locale_id=instance.locale_id,
        string_id=instance.translation_of_id,
        context_id=instance.context_id,
        html=html,
        origin=origin,
        operation=_operation.get(),
        made_by_id=instance.last_translated_by_id,
    )
