"""Bringing a translation before readers, now or later, and never with words they had lost on the way."""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, RevisionMixin
from wagtail_localize.models import Translation, TranslationLog

from core.publishing.blocking import in_the_way
from translations import progress, versions
from translations.models import Review, Version
from translations.segment_context import place_of
from translations.segments import Text, texts_of
from translations.target_builder import Words, build_target


class WordsMissing(Exception):  # noqa: N818  it is an answer, not a fault
    """Some texts have no translation, and nobody said that they know."""

    def __init__(self, texts: list[Text]):
        self.texts = texts
        super().__init__(len(texts))


def missing_in(texts: list[Text], words: Words | None = None) -> list[Text]:
    """Return the texts without a translation."""
    if words is None:
        return [text for text in texts if text.is_missing]
    return [text for text in texts if not text.is_optional and not words.get(text.key)]


def demand_whole(texts: list[Text], known: Collection[tuple[int, int]], words: Words | None = None) -> list[Text]:
    """Return what is missing, if each of it was named as known beforehand."""
    missing = missing_in(texts, words)
    if {text.key for text in missing} - set(known):
        raise WordsMissing(missing)
    return missing


def demand_fit(translation: Translation, texts: list[Text], words: Words | None = None) -> None:
    """Refuse words that are too long for their place, which a database may take amiss and a model may not notice."""
    model = translation.source.specific_content_type.model_class()
    found = {}
    for text in texts:
        html = text.words if words is None else words.get(text.key, "")
        place = place_of(model, text.segment.context.field_path)
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
    known_missing: Collection[tuple[int, int]] = (),
    version: Version | None = None,
    source_too: bool = False,
) -> models.Model:
    """Publish the translation, or schedule it, and return its page or snippet.

    `version` publishes what was kept earlier instead of what is written now. `source_too` publishes the draft of the
    original at the same moment. Raises WordsMissing where a text without translation is not among `known_missing`, and
    ValidationError where the finished thing breaks a rule of its own.
    """
    texts, words = texts_of(translation), version.by_segment if version else None
    demand_whole(texts, known_missing, words)
    if source_too:
        _publish_source(translation, user)
    demand_fit(translation, texts, words)
    target = build_target(translation, texts, version)
    demand_mended(target)
    revision = _save(target, user, at)
    if version is None:
        versions.keep(translation, Version.Kind.PUBLISHED, user, texts, revision)
    TranslationLog.objects.create(source=translation.source, locale=translation.target_locale, revision=revision)
    translation.destination_last_updated_at = timezone.now()
    translation.save(update_fields=["destination_last_updated_at"])
    Review.objects.waiting().filter(translation=translation).update(
        state=Review.State.WITHDRAWN, decided_by=user, decided_at=timezone.now()
    )
    if at:
        progress.refresh(translation)
    else:
        progress.note_published(translation, version.made_at if version else None)
    target.refresh_from_db()
    return target


def demand_mended(found: models.Model) -> None:
    """Refuse what has to be mended before readers may see it, as it is refused however else a page is published."""
    if isinstance(found, Page) and (wrong := in_the_way(found)):
        raise ValidationError(wrong)


def _publish_source(translation: Translation, user) -> None:
    original = translation.source.get_source_instance()
    if not original.live:
        demand_mended(original.get_latest_revision_as_object())
        original.get_latest_revision().publish(user=user)
        translation.source.refresh_from_db()


def save_draft(translation: Translation, user, texts: list[Text]):
    """Keep the translation as a draft revision beside the live version; return it, or None without drafts."""
    target = build_target(translation, texts)
    if not isinstance(target, RevisionMixin):
        target.full_clean(validate_unique=bool(target.pk))
        return None
    return target.save_revision(user=user)


def _save(target: models.Model, user, at: datetime | None):
    if not isinstance(target, DraftStateMixin):
        if at:
            raise ValidationError({})
        target.full_clean()
        target.save()
        return None
    target.go_live_at = at
    revision = target.save_revision(user=user)
    revision.publish(user=user)
    return revision
