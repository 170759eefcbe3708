"""Turning a starting form into a draft in two languages."""

import json

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from forms_app.models import SignupForm
from forms_app.starting.starters import Starter

SECOND_LANGUAGE = "ar"


def start_from(starter: Starter, user=None) -> SignupForm:
    """Return a new draft in the source language; its Arabic waits in the translation memory, a draft as well."""
    with transaction.atomic():
        form = SignupForm(
            title=starter.title.en,
            intro=starter.intro.en,
            button=starter.button.en,
            thanks=starter.thanks.en,
            questions=json.dumps(starter.raw_questions()),
            locale=Locale.objects.get(language_code=settings.LANGUAGE_CODE),
            live=False,
            **starter.facts,
        )
        form.save()
        form.save_revision(user=user)
        second = Locale.objects.filter(language_code=SECOND_LANGUAGE).first()
        if second and second != form.locale:
            _translate(form, second, starter.texts(), user)
    return form


def _translate(form, locale, texts, user) -> None:
    """Give every text its translation, and make a draft of the whole, so that publishing it is one click."""
    source, _created = TranslationSource.update_or_create_from_instance(form)
    translation = Translation.objects.create(source=source, target_locale=locale)
    for segment in source.stringsegment_set.select_related("string"):
        if segment.string.data in texts:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context_id=segment.context_id,
                defaults={
                    "data": texts[segment.string.data],
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                },
            )
    translation.save_target(user=user, publish=False)
