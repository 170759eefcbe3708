"""Build a translated page or snippet from its original and its segments; nothing is saved.

Nothing here writes to the row readers see: wagtail-localize's own `save_target` does, even for drafts.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import (
    RelatedObjectSegment,
    TemplateSegment,
    TranslatableObject,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from core.models import SiteImage
from translations.models import Version
from translations.overrides import overrides_of
from translations.segments import Segment, segments_of

Words = Mapping[tuple[int, int], str]


def target_of(translation: Translation) -> models.Model | None:
    """Return the page or snippet in the other language, or None while there is none."""
    try:
        return translation.get_target_instance()
    except models.ObjectDoesNotExist:
        return None


def build_target(
    translation: Translation,
    texts: list[Segment] | None = None,
    version: Version | None = None,
    target: models.Model | None = None,
    original: Any = None,
) -> models.Model:
    """Return the target with its words filled in, not saved.

    What is not translated stays as it was translated before or, where it never was, in the original's words. `version`
    takes the place of what is written and chosen now. `target` is its row, and `original` an instance with the content of
    the source that nobody else needs, if the caller has them.
    """
    source = translation.source
    original = original or source.as_instance()
    target = target or target_of(translation)
    if target is None:
        target = original.copy_for_translation(translation.target_locale)
    slug = getattr(target, "slug", "")
    copy_synchronised_fields(original, target)
    texts = segments_of(translation) if texts is None else texts
    words = version.by_segment if version else None
    values = [_string_value(text, words) for text in texts] + _other_values(source, translation.target_locale)
    values += _override_values(translation, version)
    ingest_segments(original, target, source.locale, translation.target_locale, values)
    if isinstance(target, Page):
        target.slug = _slug(target, slug, has_own=any(text.is_optional and _words_of(text, words) for text in texts))
    return target


def _words_of(text: Segment, words: Words | None) -> str:
    return text.words if words is None else words.get(text.key, "")


def _string_value(text: Segment, words: Words | None) -> StringSegmentValue:
    string = StringValue(_words_of(text, words) or text.fallback)
    return StringSegmentValue(text.path, string, attrs=json.loads(text.segment.attrs or "null")).with_order(
        text.segment.order
    )


def _other_values(source: TranslationSource, locale) -> list:
    templates = TemplateSegment.objects.filter(source=source).select_related("template", "context")
    related = RelatedObjectSegment.objects.filter(source=source).select_related("object", "context")
    found = [
        TemplateSegmentValue(
            row.context.path,
            row.template.template_format,
            row.template.template,
            row.template.string_count,
            order=row.order,
        )
        for row in templates
    ]
    there = _translated([row.object for row in related], locale)
    found += [
        RelatedObjectSegmentValue(
            row.context.path,
            ContentType.objects.get_for_id(row.object.content_type_id),
            row.object.translation_key,
            order=row.order,
        )
        for row in related
        if row.object.translation_key in there
    ]
    return found


def _translated(things: Iterable[TranslatableObject], locale) -> set[UUID]:
    """Return the keys of what stands in a language: one query for each model."""
    keys: dict[int, list[UUID]] = defaultdict(list)
    for thing in things:
        keys[thing.content_type_id].append(thing.translation_key)
    found = set()
    for number, wanted in keys.items():
        model: Any = ContentType.objects.get_for_id(number).model_class()
        rows = model._base_manager.filter(translation_key__in=wanted, locale=locale)
        found |= set(rows.values_list("translation_key", flat=True))
    return found


def _override_values(translation: Translation, version: Version | None) -> list[OverridableSegmentValue]:
    """Return what the translation has of its own in place of the original's, but no picture that was deleted since."""
    places = overrides_of(translation)
    kept = version.own if version else None
    own = {one.context_id: one.own for one in places} if kept is None else dict(kept)
    found = [(one, value) for one in places if (value := own.get(one.context_id)) is not None]
    chosen = {value for one, value in found if one.place.is_picture}
    there = set(SiteImage.objects.filter(pk__in=chosen).values_list("pk", flat=True)) if chosen else set()
    return [
        OverridableSegmentValue(one.path, value, order=one.order)
        for one, value in found
        if not one.place.is_picture or value in there
    ]


def _slug(page: Page, before: str, has_own: bool) -> str:
    """Return the page's slug: its own words if it has some, and never another one once it was published."""
    if page.pk and page.first_published_at and not has_own:
        return before
    wanted = slugify(page.slug, allow_unicode=True) or slugify(before, allow_unicode=True)
    return find_available_slug(page.get_parent(), wanted, ignore_page_id=page.pk) if page.pk else wanted
