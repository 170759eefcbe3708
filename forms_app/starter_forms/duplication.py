"""A new form from one that exists: its words in every language under fresh keys, so that no answers mix."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from forms_app.models import SignupForm
from forms_app.starter_forms.builder import translate

WORDS = ["intro", "button", "responsible", "thanks", "closed_message", "mail_subject", "mail_body"]
MOMENTS = ["opens_at", "closes_at"]
FACTS = [name for name in SignupForm.facts if name not in MOMENTS]


def title_of_copy(form: SignupForm) -> str:
    with translation.override(form.locale.language_code):
        longest = SignupForm._meta.get_field("title").max_length
        return (_("Copy of %(title)s") % {"title": form.title})[:longest]


@dataclass(frozen=True)
class Changes:
    """What becomes of titles, texts and moments in a copy.

    By default it has no dates: a form that closed last year must not look as if it had been thought about.
    """

    title: Callable[[SignupForm], str] = title_of_copy
    text: Callable[[str], str] = str
    moment: Callable[[datetime | None], datetime | None] = lambda _moment: None


def copy_form(source: SignupForm, user=None, changes: Changes = Changes()) -> SignupForm:
    """Return a draft with the words that `source` has in the editor now; its other languages are drafts as well.

    A text that changed since it was translated waits for its translator, as it does in the form itself.
    """
    with transaction.atomic():
        keys: dict[str, str] = {}
        copy = _copied_row(source, keys, changes, user)
        for twin in SignupForm.objects.family(source.translation_key).exclude(pk=source.pk):
            sent = Translation.objects.filter(
                source__object_id=source.translation_key, target_locale=twin.locale, enabled=True
            )
            if sent.exists():
                translate(copy, twin.locale, _known_words(source, twin, keys, changes), user)
            else:
                _copied_row(twin, keys, changes, user, copy.translation_key)
    return copy


def _copied_row(row: SignupForm, keys: dict[str, str], changes: Changes, user, translation_key=None) -> SignupForm:
    latest = row.get_latest_revision_as_object()
    stream = latest.questions.stream_block
    copy = SignupForm(
        locale=row.locale,
        live=False,
        title=changes.title(latest),
        questions=stream.to_python(_copied(stream.get_prep_value(latest.questions), keys, changes)),
        **{name: changes.text(getattr(latest, name)) for name in WORDS},
        **{name: getattr(latest, name) for name in FACTS},
        **{name: changes.moment(getattr(latest, name)) for name in MOMENTS},
    )
    copy.translation_key = translation_key or copy.translation_key
    copy.save()
    copy.save_revision(user=user)
    return copy


def _copied(value, keys: dict[str, str], changes: Changes):
    """Return the raw data of a stream with new ids, the same new one wherever an old one stands, and its texts changed."""
    if isinstance(value, list):
        return [_copied(part, keys, changes) for part in value]
    if not isinstance(value, dict):
        return changes.text(value) if isinstance(value, str) else value
    kind = {"type": value["type"]} if "type" in value else {}  # a name in code, no text
    return {
        name: keys.setdefault(part, str(uuid4())) if _is_key(value, name) else _copied(part, keys, changes)
        for name, part in value.items()
    } | kind


def _is_key(value: dict, name: str) -> bool:
    return name == "id" and "type" in value


def _known_words(source: SignupForm, twin: SignupForm, keys: dict[str, str], changes: Changes):
    """Return the function that finds what a text of the copy was called in another language in the original."""
    old_keys = {new: old for old, new in keys.items()}
    known = {
        (path, changes.text(text)): changes.text(words)
        for path, text, words in StringTranslation.objects.filter(
            context__object_id=source.translation_key, locale=twin.locale
        ).values_list("context__path", "translation_of__data", "data")
    }

    def find(segment) -> str | None:
        if segment.context.path == "title":
            return changes.title(twin)
        path = ".".join(old_keys.get(part, part) for part in segment.context.path.split("."))
        return known.get((path, segment.string.data))

    return find
