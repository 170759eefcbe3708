"""Sending pages and snippets to translators. Nothing goes live by it."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import RelatedObjectSegment, Translation

from core.models import User
from translations import standing
from translations.building import make_draft_target
from translations.models import Assignment, Batch
from translations.rights import rights_of
from translations.sources import update_source

logger = logging.getLogger(__name__)

AT_ONCE = 5  # pages sent while the editor waits; more go to the background
PAGES_A_ROUND = 25


@dataclass(frozen=True)
class Wish:
    """What an editor says along with what is to be translated."""

    asked_by: User | None = None
    note: str = ""
    due_on: date | None = None
    assigned_to: User | None = None


@transaction.atomic
def send(instance: Any, locale: Locale, wish: Wish | None = None) -> Translation:
    """Send one page or snippet with what it needs (its parents, its organisations, topics…) and return it."""
    instance = instance.specific if isinstance(instance, Page) else instance
    for parent in _parents_without(instance, locale):
        _start(parent, locale, Wish(asked_by=wish.asked_by if wish else None))
    translation = _start(instance, locale, wish or Wish())
    for related in _related(translation):
        if not related.has_translation(locale):
            _start(related, locale, Wish(asked_by=wish.asked_by if wish else None))
    return translation


def send_many(pages: Iterable[Page], locales: Iterable[Locale], wish: Wish, title: str = "") -> Batch:
    """Write down that pages are to be sent; parents must stand before their children. The worker does the rest."""
    batch = Batch.objects.create(
        page_ids=[page.pk for page in pages],
        note=wish.note,
        due_on=wish.due_on,
        asked_by=wish.asked_by,
        title=title[:255],
    )
    batch.locales.set(locales)
    return batch


def work_off(limit: int = PAGES_A_ROUND) -> int:
    """Send the next pages of the oldest unfinished batch and return how many; killed half-way, it goes on there."""
    batch = Batch.objects.filter(finished_at=None).order_by("pk").first()
    if batch is None:
        return 0
    locales = list(batch.locales.all())
    wish = Wish(batch.asked_by, batch.note, batch.due_on)
    waiting = batch.page_ids[batch.done : batch.done + limit]
    for pk in waiting:
        _send_from(batch, pk, locales, wish)
    if batch.done >= batch.total:
        batch.finished_at = timezone.now()
        batch.save(update_fields=["finished_at"])
    return len(waiting)


def _send_from(batch: Batch, pk: int, locales: list[Locale], wish: Wish) -> None:
    """Send one page of a batch; one that cannot be sent is noted and holds up no other."""
    try:
        with transaction.atomic():
            page = Page.objects.get(pk=pk).specific
            for locale in locales:
                if not wish.asked_by or rights_of(wish.asked_by).may_send(page, locale):
                    send(page, locale, wish)
    except Exception:
        logger.exception("Page %s could not be sent to translators.", pk)
        batch.failed = [*batch.failed, pk]
    batch.done += 1
    batch.save(update_fields=["done", "failed"])


def _start(instance: models.Model, locale: Locale, wish: Wish) -> Translation:
    """Make the records of one translation and its place in the other tree, both hidden from readers."""
    source, _has_changed = update_source(instance)
    translation, is_new = Translation.objects.get_or_create(source=source, target_locale=locale)
    if not translation.enabled:
        translation.enabled = True
        translation.save(update_fields=["enabled"])
    make_draft_target(translation)
    assignment, _created = Assignment.objects.get_or_create(translation=translation)
    _note(assignment, wish, is_new)
    standing.refresh(translation)
    return translation


def _note(assignment: Assignment, wish: Wish, is_new: bool) -> None:
    assignment.asked_by = wish.asked_by or assignment.asked_by
    assignment.note = wish.note or assignment.note
    assignment.due_on = wish.due_on or assignment.due_on
    assignment.assigned_to = wish.assigned_to or assignment.assigned_to
    if not is_new:
        assignment.asked_at = timezone.now()
    assignment.save()


def _parents_without(instance: models.Model, locale: Locale) -> list[Page]:
    """Return the pages above that have no place in the language yet, the highest first."""
    if not isinstance(instance, Page):
        return []
    above = instance.get_ancestors().filter(depth__gt=1).exclude(locale=locale)
    there = Page.objects.filter(locale=locale).values("translation_key")
    return list(above.exclude(translation_key__in=there).specific())


def _related(translation: Translation) -> list[Any]:
    """Return the snippets the original names, in its own language."""
    rows = RelatedObjectSegment.objects.filter(source=translation.source).select_related("object__content_type")
    keys = {}
    for row in rows:
        keys.setdefault(row.object.content_type, set()).add(row.object_id)
    return [
        instance
        for kind, wanted in keys.items()
        for instance in kind.model_class().objects.filter(
            translation_key__in=wanted, locale_id=translation.source.locale_id
        )
    ]
