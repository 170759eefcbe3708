"""Turning a starting form into a draft in two languages."""

import json
from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from forms_app.models import SignupForm
from forms_app.starter_forms.catalogue import Starter

SECOND_LANGUAGE = "ar"


def start_from(starter: Starter, user=None) -> SignupForm:
    """Return a new draft in the source language; its Arabic waits in the translation memory, a draft as well."""
    with transaction.atomic():
        form = SignupForm(
            title=starter.title["en"],
            intro=starter.intro["en"],
            button=starter.button["en"],
            thanks=starter.thanks["en"],
            questions=json.dumps(starter.raw_questions()),
            locale=Locale.objects.get(language_code=settings.LANGUAGE_CODE),
            live=False,
            **starter.facts,
        )
        form.save()
        form.save_revision(user=user)
        second = Locale.objects.filter(language_code=SECOND_LANGUAGE).first()
        if second and second != form.locale:
            texts = starter.texts()
            translate(form, second, lambda segment: texts.get(segment.string.data), user)
    return form


def translate(form, locale, words_of: Callable[[StringSegment], str | None], user) -> None:
    """Give every text the translation known for it, and make a draft of the whole: publishing it is one click."""
    source, _created = TranslationSource.update_or_create_from_instance(form)
    translation = Translation.objects.create(source=source, target_locale=locale)
    for segment in source.stringsegment_set.select_related("string", "context"):
        if words := words_of(segment):
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context_id=segment.context_id,
                defaults={
                    "data": words,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                },
            )
    translation.save_target(user=user, publish=False)
