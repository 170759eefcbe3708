"""Publish or schedule a translation; refuse it while segments are missing that nobody named."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Locale, Page, Revision, RevisionMixin, TranslatableMixin
from wagtail_localize.models import Translation, TranslationLog

from core.models import User
from core.publishing.blocking import hold_back, in_the_way
from core.publishing.gate import NotPublishable
from translations import progress, version_history
from translations.draft_targets import make_draft_target
from translations.models import Assignment, Review, Version
from translations.segment_context import context_of, name_of
from translations.segment_history import machine_wordings
from translations.segment_store import confirm_all, store_target
from translations.segments import Segment, SegmentState, segments_of
from translations.sources import update_source
from translations.target_builder import Words, build_target, target_of

NAMED = 5  # texts named in one message


class MissingTranslations(Exception):  # noqa: N818  it is an answer, not a fault
    """Segments have no target, and the caller did not name them."""

    def __init__(self, texts: list[Segment]):
        self.texts = texts
        super().__init__(len(texts))


def missing_in(texts: list[Segment], words: Words | None = None) -> list[Segment]:
    """Return the texts without a translation."""
    if words is None:
        return [text for text in texts if text.is_missing]
    return [text for text in texts if not text.is_optional and not words.get(text.key)]


def undecided(translation: Translation) -> list[str]:
    """Return in words that texts which stood on the page have no place yet, or nothing."""
    rows = Assignment.objects.filter(translation=translation).exclude(unplaced=[])
    words = _("Texts that stood on the page before have no place yet. Decide about each in the workbench.")
    return [words] if rows.exists() else []


def unconfirmed_in(translation: Translation, texts: list[Segment], version: Version | None = None) -> list[Segment]:
    """Return the texts whose words a machine wrote and no person has confirmed: one query at most."""
    if version is None:
        return [text for text in texts if text.state == SegmentState.MACHINE]
    words = version.by_segment
    found = [text for text in texts if text.state == SegmentState.MACHINE and words.get(text.key) == text.words]
    others = [text for text in texts if words.get(text.key) and words[text.key] != text.words]
    by_machine = machine_wordings(translation, others)
    return found + [text for text in others if (text.key, words[text.key]) in by_machine]


def unconfirmed_in_words(translation: Translation, texts: list[Segment]) -> list[str]:
    """Say which texts are machine-made and not confirmed, or nothing."""
    if not texts:
        return []
    model = translation.source.specific_content_type.model_class()
    names = [name_of(one, context_of(model, one.segment.context.field_path)) for one in texts[:NAMED]]
    words = ngettext(
        "%(count)s text was made by a machine, and nobody has confirmed it yet: %(names)s. Read it in the workbench and confirm it.",
        "%(count)s texts were made by a machine, and nobody has confirmed them yet: %(names)s. Read them in the workbench and confirm each, or all at once.",
        len(texts),
    )
    more = "…" if len(texts) > NAMED else ""
    return [words % {"count": len(texts), "names": "; ".join(names) + more}]


def require_complete(
    texts: list[Segment], known: Collection[tuple[int, int]], words: Words | None = None
) -> list[Segment]:
    """Return what is missing, if each of it was named as known beforehand."""
    missing = missing_in(texts, words)
    if {text.key for text in missing} - set(known):
        raise MissingTranslations(missing)
    return missing


def require_fit(translation: Translation, texts: list[Segment], words: Words | None = None) -> None:
    """Refuse words that are too long for their place, which a database may take amiss and a model may not notice."""
    model = translation.source.specific_content_type.model_class()
    found = {}
    for text in texts:
        html = text.words if words is None else words.get(text.key, "")
        place = context_of(model, text.segment.context.field_path)
        for problem in place.problems(html) if html else []:
            found.setdefault(text.path.split(".")[0], []).append(f"{place.label}: {problem.message}")
    if found:
        raise ValidationError(found)


@transaction.atomic
def publish(
    translation: Translation,
    user=None,
    *,
    at: datetime | None = None,
    with_original: bool = False,
    known_missing: Collection[tuple[int, int]] = (),
    version: Version | None = None,
    source_too: bool = False,
    seen: bool = False,
) -> models.Model:
    """Publish the translation, or schedule it, and return its page or snippet.

    `at` schedules it for a time, `with_original` for the moment the original goes live. `version` publishes what was
    kept earlier instead of what is written now. `source_too` publishes the draft of the original at the same moment.
    `seen` says that the user has read what a machine wrote and confirms it.
    Raises MissingTranslations where a text without translation is not among `known_missing`, and ValidationError where
    the finished thing breaks a rule of its own or a machine's words are not confirmed.
    """
    if problems := undecided(translation):
        raise ValidationError(problems)
    texts, words = segments_of(translation), version.by_segment if version else None
    missing = require_complete(texts, known_missing, words)
    if unconfirmed := unconfirmed_in(translation, texts, version):
        if not seen:
            raise ValidationError(unconfirmed_in_words(translation, unconfirmed))
        confirm_all([one for one in unconfirmed if words is None or words[one.key] == one.words], user)
    if source_too:
        _publish_source(translation, user)
    require_fit(translation, texts, words)
    target = build_target(translation, texts, version)
    require_publishable(target)
    waits = bool(at or with_original)
    revision = _save_revision(target, user, at, waits)
    version = version or version_history.record(translation, Version.Kind.PUBLISHED, user, texts, revision)
    version.approve(revision, [text.key for text in missing], scheduled=waits)
    if revision is None:
        record_publication(translation, None, user)
    elif with_original:
        unschedule_revisions(target)
        progress.record_schedule(translation, None, with_original=True)
    else:
        revision.publish(user=user)  # by the gate, which notes it
    target.refresh_from_db()
    return target


def record_publication(translation: Translation, revision: Revision | None, user, at: datetime | None = None) -> None:
    """Note that readers have the translation, or will have it at a time, and by whom. No review waits any more."""
    TranslationLog.objects.create(source=translation.source, locale=translation.target_locale, revision=revision)
    translation.destination_last_updated_at = timezone.now()
    translation.save(update_fields=["destination_last_updated_at"])
    Review.objects.waiting().filter(translation=translation).update(
        state=Review.State.WITHDRAWN, decided_by=user, decided_at=timezone.now()
    )
    if at:
        progress.record_schedule(translation, at)
        return
    version = translation.versions.approved().filter(revision=revision).newest_first().first()
    if version and version.kind != Version.Kind.PUBLISHED:
        version.kind = Version.Kind.PUBLISHED
        version.save(update_fields=["kind"])
    progress.record_published(translation, version.made_at if version else None, user)


def publish_with_original(original: Any, user) -> None:
    """Publish the translations that were approved to go live at the moment their original does."""
    waiting = Assignment.objects.filter(
        with_original=True,
        translation__enabled=True,
        translation__source__object_id=original.translation_key,
        translation__source__locale_id=original.locale_id,
    )
    for assignment in waiting.select_related("translation__source", "translation__target_locale"):
        translation = assignment.translation
        version = translation.versions.filter(kind=Version.Kind.SCHEDULED).newest_first().first()
        if version is None or version.revision is None:
            progress.record_schedule(translation, None)
            continue
        try:
            version.revision.publish(user=version.made_by or user, skip_permission_checks=True)
        except NotPublishable:
            if isinstance(original, Page):
                hold_back(version.revision.as_object(), version.revision, version.made_by)
            progress.record_schedule(translation, None)


@transaction.atomic
def unschedule(translation: Translation, user=None) -> None:
    """Take back that the translation goes live by itself. What was to be published stays as a version."""
    target = target_of(translation)
    if isinstance(target, DraftStateMixin):
        unschedule_revisions(target)
        log(target, "wagtail.schedule.cancel", user=user)
    progress.record_schedule(translation, None)


def unschedule_revisions(target: Any) -> None:
    target.revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=None)


def require_publishable(found: models.Model) -> None:
    """Refuse what has to be mended before readers may see it, as it is refused however else a page is published."""
    if isinstance(found, Page) and (wrong := in_the_way(found)):
        raise ValidationError(wrong)


def _publish_source(translation: Translation, user) -> None:
    original = translation.source.get_source_instance()
    if not original.live:
        require_publishable(original.get_latest_revision_as_object())
        original.get_latest_revision().publish(user=user)
        translation.source.refresh_from_db()


def save_draft(translation: Translation, user, texts: list[Segment]):
    """Keep the translation as a draft revision beside the live version; return it, or None without drafts."""
    target = build_target(translation, texts)
    if not isinstance(target, RevisionMixin):
        target.full_clean(validate_unique=bool(target.pk))
        return None
    return target.save_revision(user=user)


def _save_revision(target: models.Model, user, at: datetime | None, waits: bool) -> Revision | None:
    """Save what is to be published as a revision; something without drafts is public once it is saved."""
    if not isinstance(target, DraftStateMixin):
        if waits:
            raise ValidationError({})
        target.full_clean()
        target.save()
        return None
    target.go_live_at = at
    return target.save_revision(user=user)


def publish_in(
    locale: Locale, instance: TranslatableMixin, word_for: Callable[[str], str], author: User | None = None
) -> models.Model:
    """Publish a page or snippet in another locale with targets from a function, and return it there.

    `word_for` maps each source segment (HTML, as wagtail-localize stores it) to its target. Source, segments and
    memory are stored as if a translator had typed them. The parent page, and snippets it names, must exist in that
    locale already. An error that `word_for` raises is passed on before anything is published.
    """
    source, _has_changed = update_source(instance)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    for segment in source.stringsegment_set.select_related("string"):
        key = segment.string_id, segment.context_id
        store_target(translation, key, word_for(segment.string.data), author)
    make_draft_target(translation)
    return publish(translation, author)
