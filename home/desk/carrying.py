"""Carrying the translations of a page or form over to a copy of it, as drafts."""

from collections.abc import Callable

from wagtail.models import TranslatableMixin
from wagtail_localize.models import StringTranslation, Translation

from translations import standing
from translations.publishing import save_draft
from translations.segments import ADDRESS, texts_of
from translations.sending import Wish, send


def carry_translations(
    old: TranslatableMixin, new: TranslatableMixin, reword: Callable[[str], str], user
) -> list[Translation]:
    """Translate the copy with the words of the original, whose years are moved as in the source.

    Where the wording of the original was changed after it was translated, the text waits for a translator.
    """
    carried = []
    kept = Translation.objects.filter(source__object_id=old.translation_key, source__locale_id=old.locale_id)
    for translation in kept.filter(enabled=True).select_related("source", "target_locale").order_by("pk"):
        known = _known(translation, reword)
        copy = send(new, translation.target_locale, Wish(asked_by=user))
        _write(copy, known, user)
        standing.refresh(copy)
        save_draft(copy, user, texts_of(copy))
        carried.append(copy)
    return carried


def _known(translation: Translation, reword) -> dict[str, str]:
    return {
        reword(text.source): reword(text.words) for text in texts_of(translation) if text.words and text.path != ADDRESS
    }


def _write(translation: Translation, known: dict[str, str], user) -> None:
    for segment in translation.source.stringsegment_set.select_related("string").exclude(context__path=ADDRESS):
        words = known.get(segment.string.data)
        if words:
            StringTranslation.objects.update_or_create(
                translation_of_id=segment.string_id,
                locale_id=translation.target_locale_id,
                context_id=segment.context_id,
                defaults={
                    "data": words,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                    "last_translated_by": user,
                },
            )
