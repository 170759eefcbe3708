"""Giving a page or snippet its words in another language, through wagtail-localize's own tables."""

from collections.abc import Callable

from django.db import models
from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.models import StringTranslation, Translation

from core.models import User
from translations.draft_targets import make_draft_target
from translations.publication import publish
from translations.sources import update_source


def publish_in(
    locale: Locale, instance: TranslatableMixin, word_for: Callable[[str], str], author: User | None = None
) -> models.Model:
    """Publish the instance in another language and return it there.

    `word_for` maps each segment (HTML, as wagtail-localize stores it) to its translation. Translators
    find source, segments and memory just as if they had typed every word. The instance's parent page,
    and snippets it names, must exist in that language already; a `KeyError` or whatever else `word_for`
    raises for a segment it does not know is passed on before anything is published.
    """
    source, _has_changed = update_source(instance)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    segments = source.stringsegment_set.select_related("string")
    for segment in segments:
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            locale=locale,
            context_id=segment.context_id,
            defaults={
                "data": word_for(segment.string.data),
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": author,
            },
        )
    make_draft_target(translation)
    return publish(translation, author)
