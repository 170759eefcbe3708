"""Send pages and snippets to translators, singly or in batches. Nothing goes live by it."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from core.models import User
from translations import progress
from translations.adoption import Begun, adopt_target
from translations.assignees import may_have
from translations.draft_targets import create_draft_target, parent_for
from translations.models import Assignment, Batch
from translations.permissions import permissions_of
from translations.related_objects import related_objects_of
from translations.sources import as_stored, latest_content, store_source
from translations.target_builder import target_of

logger = logging.getLogger(__name__)

AT_ONCE = 5  # pages sent while the editor waits; more go to the background
PAGES_A_ROUND = 25


@dataclass(frozen=True)
class TranslationRequest:
    """What an editor asks for: by whom, with what note, until when, for whom."""

    asked_by: User | None = None
    note: str = ""
    due_on: date | None = None
    assigned_to: User | None = None


@transaction.atomic(savepoint=False)
def submit(
    instance: Any, locale: Locale, details: TranslationRequest | None = None, written: Page | None = None
) -> Translation:
    """Send one page or snippet with what it needs (its parents, its forms, organisations, topics…) and return it.

    `written` is the page that stands in the other language, as its newest revision, if the caller has just made it.
    """
    details = details or TranslationRequest()
    above = parent_for(instance, locale) if isinstance(instance, Page) and written is None else None
    for parent in [] if above or written else _parents_without(instance, locale):
        _start(latest_content(parent), locale, TranslationRequest(asked_by=details.asked_by))
    original = latest_content(instance)
    translation = _start(original, locale, details, above, written)
    for named in _named_without(original, locale):
        _start(latest_content(named), locale, TranslationRequest(asked_by=details.asked_by))
    return translation


def submit_many(
    pages: Iterable[Page], locales: Iterable[Locale], details: TranslationRequest, title: str = ""
) -> Batch:
    """Create a batch for the worker. Parents must come before their children."""
    batch = Batch.objects.create(
        page_ids=[page.pk for page in pages],
        note=details.note,
        due_on=details.due_on,
        asked_by=details.asked_by,
        assigned_to=details.assigned_to,
        title=title[:255],
    )
    batch.locales.set(locales)
    return batch


def process_batch(limit: int = PAGES_A_ROUND) -> int:
    """Submit the next pages of the oldest unfinished batch and return their number. A killed worker resumes here."""
    batch = Batch.objects.filter(finished_at=None).order_by("pk").first()
    if batch is None:
        return 0
    locales = list(batch.locales.all())
    details = TranslationRequest(batch.asked_by, batch.note, batch.due_on, batch.assigned_to)
    waiting = batch.page_ids[batch.done : batch.done + limit]
    for pk in waiting:
        _send_from(batch, pk, locales, details)
    if batch.done >= batch.total:
        batch.finished_at = timezone.now()
        batch.save(update_fields=["finished_at"])
    return len(waiting)


def _send_from(batch: Batch, pk: int, locales: list[Locale], details: TranslationRequest) -> None:
    """Submit one page of a batch. A page that fails is recorded and does not stop the others."""
    try:
        with transaction.atomic():
            page = Page.objects.get(pk=pk).specific
            for locale in locales:
                if not details.asked_by or permissions_of(details.asked_by).may_send(page, locale):
                    submit(page, locale, details)
    except Exception:
        logger.exception("Page %s could not be sent to translators.", pk)
        batch.failed = [*batch.failed, pk]
    batch.done += 1
    batch.save(update_fields=["done", "failed"])


def _start(
    original: Any,
    locale: Locale,
    details: TranslationRequest,
    above: Page | None = None,
    written: Page | None = None,
) -> Translation:
    """Create the records of one translation and its draft page; readers see neither."""
    source, _has_changed, is_first = store_source(original)
    translation = None if is_first else Translation.objects.filter(source=source, target_locale=locale).first()
    is_new = translation is None
    if translation is None:
        translation = Translation.objects.create(source=source, target_locale=locale)
    was_stopped = not translation.enabled
    if was_stopped:
        translation.enabled = True
        translation.save(update_fields=["enabled"])
    translation.source, translation.target_locale = source, locale
    target = written or target_of(translation)
    if target is None:
        create_draft_target(translation, original, above)
    assignment = _assignment_for(translation, details, is_new)
    if is_new and target is not None:
        at_hand = as_stored(source, original) if is_first else None
        adopt_target(translation, details.asked_by, Begun(target, at_hand, assignment, is_newest=written is not None))
    elif is_new:
        progress.start(assignment)
    else:
        assignment.save()
        progress.refresh(translation)
        if target is not None and was_stopped:
            adopt_target(translation, details.asked_by)
            assignment.refresh_from_db()
    return translation


def _assignment_for(translation: Translation, details: TranslationRequest, is_new: bool) -> Assignment:
    """Return the assignment with the details of the request, not saved."""
    assignment = Assignment.objects.filter(translation=translation).first() or Assignment()
    assignment.translation = translation
    assignment.asked_by = details.asked_by or assignment.asked_by
    assignment.note = details.note or assignment.note
    assignment.due_on = details.due_on or assignment.due_on
    if details.assigned_to and may_have(details.assigned_to, translation):
        assignment.assigned_to = details.assigned_to
    if not is_new:
        assignment.asked_at = timezone.now()
    return assignment


def _parents_without(instance: models.Model, locale: Locale) -> list[Page]:
    """Return the pages above that have no place in the language yet, the highest first."""
    if not isinstance(instance, Page):
        return []
    above = instance.get_ancestors().filter(depth__gt=1).exclude(locale=locale)
    there = Page.objects.filter(locale=locale).values("translation_key")
    return list(above.exclude(translation_key__in=there).specific())


def _named_without(instance: Any, locale: Locale) -> list[Any]:
    """Return what a page or snippet names that is neither sent nor there yet."""
    things = related_objects_of(instance)
    if not things:
        return []
    keys = [thing.translation_key for thing in things]
    sent = Translation.objects.filter(source__object_id__in=keys, target_locale=locale, enabled=True)
    known = set(sent.values_list("source__object_id", flat=True))
    return [thing for thing in things if thing.translation_key not in known and not thing.has_translation(locale)]
