"""Building blocks for tests of forms: questions with keys that can be read."""

import json

import factory
from wagtail.models import Locale

from forms_app.models import SignupForm


def question(kind, key, **value):
    """Return the raw data of a question, as the editor's screen stores it."""
    defaults = {"label": key.capitalize()}
    if kind not in {"consent", "newsletter"}:
        defaults |= {"help_text": "", "required": True}
    return {"type": kind, "id": key, "value": defaults | value}


def choice(key, label, *follow_up):
    """Return the raw data of a choice and the questions inside it."""
    return {"type": "item", "id": key, "value": {"label": label, "follow_up": list(follow_up)}}


class SignupFormFactory(factory.django.DjangoModelFactory):
    """A published form in English that asks for a name, unless told otherwise."""

    class Meta:
        model = SignupForm

    title = "Count me in"
    live = True
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="en"))

    @classmethod
    def _create(cls, model_class, *args, questions=None, **kwargs):
        raw = questions if questions is not None else [question("short_text", "name")]
        return super()._create(model_class, *args, questions=json.dumps(raw), **kwargs)


def translated(form, language, wording):
    """Publish a form in another language through wagtail-localize; `wording` says what each text becomes."""
    from wagtail_localize.models import StringTranslation, Translation, TranslationSource

    from translations.draft_targets import make_draft_target
    from translations.publication import publish
    from translations.segments import segments_of

    locale = Locale.objects.get_or_create(language_code=language)[0]
    source, _created = TranslationSource.update_or_create_from_instance(form)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    for segment in source.stringsegment_set.select_related("string", "context"):
        if segment.string.data in wording:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={"data": wording[segment.string.data]},
            )
    make_draft_target(translation)
    publish(translation, known_missing=[segment.key for segment in segments_of(translation)])
    return SignupForm.objects.get(translation_key=form.translation_key, locale=locale)


WITH_FOLLOW_UP = question(
    "one_choice",
    "how",
    choices=[choice("bus", "By bus"), choice("other", "Otherwise", question("short_text", "which"))],
)
