"""Keeping a translation as it was, and putting it back: its words, pictures and addresses."""

from typing import Any

from django.db import transaction
from wagtail_localize.models import StringTranslation, Translation

from translations import progress
from translations.models import Version
from translations.overrides import replace, replaceable
from translations.segments import Text, texts_of


def keep(translation: Translation, kind: Version.Kind, user=None, texts: list[Text] | None = None, revision=None):
    """Write down every word of the translation as it is now, and which pictures and addresses are its own."""
    texts = texts_of(translation) if texts is None else texts
    words = [[*text.key, text.words] for text in texts if text.words]
    own = [[one.context_id, one.own] for one in replaceable(translation) if one.own is not None]
    return Version.objects.create(
        translation=translation, kind=kind, words=words, own=own, made_by=user, revision=revision
    )


@transaction.atomic
def put_back(version: Version, user) -> int:
    """Write the words of an earlier version again where the original still has the text; return how much changed.

    So with its pictures and addresses. What was there is kept as a version too, so that this can be undone as well.
    """
    translation, words = version.translation, version.by_segment
    texts = texts_of(translation)
    changed = [text for text in texts if text.key in words and words[text.key] != text.words]
    own = {} if version.own is None else _other_than_now(translation, dict(version.own))
    if changed or own:
        keep(translation, Version.Kind.RESTORED, user, texts)
    for text in changed:
        StringTranslation.objects.update_or_create(
            translation_of_id=text.key[0],
            context_id=text.key[1],
            locale_id=translation.target_locale_id,
            defaults={
                "data": words[text.key],
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "",
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
    replace(translation, own, user)
    progress.refresh(translation)
    return len(changed) + len(own)


def _other_than_now(translation: Translation, own: dict[int, Any]) -> dict[int, Any]:
    """Return what would have to be replaced, by context, for the translation to have this of its own and nothing else."""
    places = {one.context_id: one.own for one in replaceable(translation)}
    return {context: own.get(context) for context, now in places.items() if own.get(context) != now}
