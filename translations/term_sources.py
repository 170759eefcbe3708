"""Originals as they were sent to translators, in which terms that are merged and links that are mended change too."""

import json

from django.dispatch import receiver
from wagtail.models import TranslatableMixin
from wagtail_localize.models import SegmentOverride, TranslationSource

from core.publishing.link_mending import mended, needle, replaced
from core.publishing.term_removals import removed
from core.publishing.term_stores import STORES, Found, models_naming, text_names
from translations.sources import write_segments


class Sources:
    def naming(self, term, swap):
        for model, names in models_naming(term, TranslatableMixin).items():
            rows = TranslationSource.objects.filter(
                specific_content_type__app_label=model._meta.app_label,
                specific_content_type__model=model._meta.model_name,
            )
            for source in rows.filter(text_names("content_json", names, swap)).iterator(100):
                yield Found(source.pk, model, json.loads(source.content_json))

    def holding(self, text):
        for source in TranslationSource.objects.filter(content_json__contains=text).iterator(100):
            yield Found(source.pk, source.specific_content_type.model_class(), json.loads(source.content_json))

    def get(self, pk):
        source = TranslationSource.objects.select_for_update().filter(pk=pk).first()
        model = source.specific_content_type.model_class() if source else None
        return Found(pk, model, json.loads(source.content_json)) if model else None

    def newest(self, pk):
        return pk

    def write(self, found, content, user):
        source = TranslationSource.objects.select_for_update().get(pk=found.pk)
        source.content_json = json.dumps(content)
        source.save(update_fields=["content_json"])
        write_segments(source)
        return [found.pk]


STORES["source"] = Sources()


@receiver(removed)
def forget_source(translation_key, **_about):
    """Stop the translation of a term that is gone; words that translators wrote stay in the memory."""
    TranslationSource.objects.filter(object_id=translation_key).delete()


@receiver(mended)
def mend_overrides(old, new, **_about):
    """Mend addresses that a translation has of its own."""
    for override in SegmentOverride.objects.filter(data_json__contains=needle(old)):
        value = json.loads(override.data_json)
        if (after := replaced(value, old, new)) != value:
            SegmentOverride.objects.filter(pk=override.pk).update(data_json=json.dumps(after))
