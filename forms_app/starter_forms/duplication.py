"""A new form from one that exists: its words in every language under fresh keys, so that no answers mix."""

from uuid import uuid4

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from forms_app.models import SignupForm
from forms_app.starter_forms.builder import translate

WORDS = ["intro", "button", "responsible", "thanks", "closed_message", "mail_subject", "mail_body"]
# A new occasion has its own days: a form that closed last year must not look as if it had been thought about.
FACTS = [name for name in SignupForm.facts if name not in {"opens_at", "closes_at"}]


def copy_form(source: SignupForm, user=None) -> SignupForm:
    """Return a draft with the words that `source` has in the editor now; its other languages are drafts as well.

    A text that changed since it was translated waits for its translator, as it does in the form itself.
    """
    with transaction.atomic():
        keys: dict[str, str] = {}
        copy = _copied_row(source, keys)
        for twin in SignupForm.objects.family(source.translation_key).exclude(pk=source.pk):
            sent = Translation.objects.filter(
                source__object_id=source.translation_key, target_locale=twin.locale, enabled=True
            )
            if sent.exists():
                translate(copy, twin.locale, _known_words(source, copy, twin, keys), user)
            else:
                _copied_row(twin, keys, copy.translation_key)
    return copy


def _copied_row(row: SignupForm, keys: dict[str, str], translation_key=None) -> SignupForm:
    latest = row.get_latest_revision_as_object()
    stream = latest.questions.stream_block
    copy = SignupForm(
        locale=row.locale,
        live=False,
        title=_title_of_copy(latest),
        questions=stream.to_python(_with_fresh_keys(stream.get_prep_value(latest.questions), keys)),
        **{name: getattr(latest, name) for name in WORDS},
        **{name: getattr(latest, name) for name in FACTS},
    )
    copy.translation_key = translation_key or copy.translation_key
    copy.save()
    copy.save_revision()
    return copy


def _title_of_copy(form: SignupForm) -> str:
    with translation.override(form.locale.language_code):
        longest = SignupForm._meta.get_field("title").max_length
        return (_("Copy of %(title)s") % {"title": form.title})[:longest]


def _with_fresh_keys(value, keys: dict[str, str]):
    """Return the raw data of a stream with new ids, the same new one wherever an old one stands."""
    if isinstance(value, list):
        return [_with_fresh_keys(part, keys) for part in value]
    if not isinstance(value, dict):
        return value
    return {
        name: keys.setdefault(part, str(uuid4())) if _is_key(value, name) else _with_fresh_keys(part, keys)
        for name, part in value.items()
    }


def _is_key(value: dict, name: str) -> bool:
    return name == "id" and "type" in value


def _known_words(source, copy, twin, keys):
    """Return the function that finds what a text of the copy was called in another language in the original."""
    old_keys = {new: old for old, new in keys.items()}
    known = {
        (path, text): words
        for path, text, words in StringTranslation.objects.filter(
            context__object_id=source.translation_key, locale=twin.locale
        ).values_list("context__path", "translation_of__data", "data")
    }

    def find(segment) -> str | None:
        if segment.context.path == "title":
            return _title_of_copy(twin)
        path = ".".join(old_keys.get(part, part) for part in segment.context.path.split("."))
        return known.get((path, segment.string.data))

    return find
