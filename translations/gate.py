"""What the gate to "live" asks about translations: each is made from its segments, and none goes live incomplete.

A page in the wrong language's tree is refused as well, an alias in another language, and a page that is no translation but
holds an original's words: all would put the original's words before readers of another language.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, Revision, TranslatableMixin
from wagtail.signals import pre_page_move
from wagtail_localize.models import Translation

from core.checks.just_made import is_just_made
from core.models import HeldBack
from core.publishing.gate import (
    NotPublishable,
    checking,
    revision_published,
    revision_publishing,
    row_going_live,
)
from translations import progress, version_history
from translations.foreign_texts import foreign_texts_in_words
from translations.models import Assignment, Version
from translations.publication import (
    NAMED,
    missing_in,
    publish_with_original,
    record_publication,
    require_fit,
    unconfirmed_in,
    unconfirmed_in_words,
    undecided,
)
from translations.segment_context import context_of, name_of
from translations.segments import Segment, segments_of
from translations.shared_fields import share_fields
from translations.target_builder import build_target

ROOT_DEPTH = 1


def translation_of(instance: Any) -> Translation | None:
    """Return the translation that a page or snippet is the target of, unless it was stopped: one query."""
    if not isinstance(instance, TranslatableMixin):
        return None
    rows = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale_id=instance.locale_id, enabled=True
    )
    return rows.select_related("source__specific_content_type", "source__locale", "target_locale").first()


@receiver(revision_publishing)
def make_from_segments(sender, instance, revision: Revision, user, **kwargs) -> Revision | None:
    """Return a revision made from the segments, unless this one was already approved as a version."""
    require_own_tree(instance)
    translation = None if is_just_made(instance) else translation_of(instance)
    if translation is None:
        require_own_words(instance)
        return None
    segments, version = segments_of(translation), _version_of(translation, revision)
    if problems := _missing_in_words(translation, segments, version):
        raise NotPublishable(instance, problems)
    if version:
        return None
    target: Any = build_target(translation, segments)
    target.go_live_at = instance.go_live_at
    try:
        require_fit(translation, segments)
        made = target.save_revision(user=user or revision.user)
    except ValidationError as error:
        raise NotPublishable(instance, error.messages) from error
    version_history.record(translation, Version.Kind.SCHEDULED, user or revision.user, segments, made)
    return made


@receiver(revision_published)
def note_publication(sender, instance, revision: Revision, user, is_scheduled: bool, **kwargs) -> None:
    """Note state, publisher and time of a translation; publish what waits for an original."""
    if not isinstance(instance, TranslatableMixin) or is_just_made(instance):
        return
    if translation := translation_of(instance):
        at = instance.go_live_at if is_scheduled else None
        record_publication(translation, revision, user or revision.user, at)
        share_fields(translation.source.get_source_instance())
    elif not is_scheduled:
        publish_with_original(instance, user or revision.user)


@receiver(checking)
def missing_texts(sender, instance, revision: Revision | None, **kwargs) -> list[str]:
    """Name the texts that keep a translation from going live."""
    translation = translation_of(instance)
    if translation is None:
        return []
    version = _version_of(translation, revision) if revision else None
    return _missing_in_words(translation, segments_of(translation), version)


@receiver(row_going_live)
def refuse_unchecked_rows(sender, instance, **kwargs) -> None:
    """Refuse rows that a save would make live with words of another language."""
    if isinstance(instance, Page) and instance.alias_of_id and instance.alias_of.locale_id != instance.locale_id:
        if instance._state.adding:
            raise NotPublishable(instance, [_("It would show its original's words in another language.")])
        instance.live = False  # an alias from before: its original was published, it is not
        return
    require_own_tree(instance)
    translation = translation_of(instance)
    if translation is None:
        if not instance._state.adding:
            require_own_words(instance)
        return
    if not Assignment.objects.filter(translation=translation).exclude(published_at=None).exists():
        raise NotPublishable(instance, [_("It is a translation: publish it in the workbench.")])


@receiver(pre_page_move)
def refuse_other_tree(sender, instance, parent_page_after, **kwargs) -> None:
    if parent_page_after.depth > ROOT_DEPTH and parent_page_after.locale_id != instance.locale_id:
        raise NotPublishable(instance, [_other_tree()])


def require_own_tree(instance: Any) -> None:
    """Refuse a page that stands below a page of another language."""
    if not isinstance(instance, Page) or not instance.path:
        return
    above = instance.get_parent()
    if above and above.depth > ROOT_DEPTH and above.locale_id != instance.locale_id:
        raise NotPublishable(instance, [_other_tree()])


def require_own_words(instance: Any) -> None:
    """Refuse a page or snippet that is no translation but holds the words of an original in another language."""
    if isinstance(instance, TranslatableMixin) and (problems := foreign_texts_in_words(instance)):
        raise NotPublishable(instance, problems)


def _other_tree() -> str:
    return _("It is in another language than the page above it. Send it to translators instead.")


def _version_of(translation: Translation, revision: Revision) -> Version | None:
    return translation.versions.approved().filter(revision=revision).first()


def _missing_in_words(translation: Translation, segments: list[Segment], version: Version | None) -> list[str]:
    known = version.known_missing if version else set()
    missing = missing_in(segments, version.by_segment if version else None)
    if not {segment.key for segment in missing} - known:
        # What an approved version holds was asked about when it was approved.
        unconfirmed = [] if version else unconfirmed_in(translation, segments)
        return undecided(translation) + unconfirmed_in_words(translation, unconfirmed)
    model = translation.source.specific_content_type.model_class()
    names = [name_of(one, context_of(model, one.segment.context.field_path)) for one in missing[:NAMED]]
    words = ngettext(
        "%(count)s text is not translated into %(language)s: %(names)s",
        "%(count)s texts are not translated into %(language)s: %(names)s",
        len(missing),
    )
    language = str(translation.target_locale)
    more = "…" if len(missing) > NAMED else ""
    return [words % {"count": len(missing), "language": language, "names": "; ".join(names) + more}]


@receiver(post_save, sender=HeldBack)
def note_that_it_was_held_back(instance, **kwargs) -> None:
    _forget_schedule(Page.objects.filter(pk=instance.page_id).first())


@receiver(post_save, sender=Revision)
def note_that_it_was_unscheduled(instance, update_fields=None, **kwargs) -> None:
    """Wagtail's own screens cancel a schedule by saving this one field."""
    if update_fields and set(update_fields) == {"approved_go_live_at"} and instance.approved_go_live_at is None:
        _forget_schedule(instance.content_object)


def _forget_schedule(instance: Any) -> None:
    if (translation := translation_of(instance)) and Assignment.objects.filter(
        translation=translation, publish_at__isnull=False
    ).exists():
        progress.record_schedule(translation, None)
