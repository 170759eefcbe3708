"""Copy the translations of a page or form to its copy, as drafts."""

from collections.abc import Callable, Collection

from django.db.models import QuerySet
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.models import Translation

from translations.draft_rows import segments_changed
from translations.overrides import overrides_of, set_overrides
from translations.segment_store import store_target
from translations.segments import ADDRESS, segments_of
from translations.submission import TranslationRequest, submit


def copy_translations(
    old: TranslatableMixin,
    new: TranslatableMixin,
    user,
    reword: Callable[[str], str] = str,
    locales: Collection[Locale] | None = None,
) -> list[Translation]:
    """Translate the copy as the original is translated, into all the languages it is in, or only some of them.

    `reword` changes words of both the original and its translation as the copy's words were changed. Where the wording
    of the original was changed after it was translated, the text waits for a translator.
    """
    carried = []
    for translation in translations_of(old):
        if locales is not None and translation.target_locale not in locales:
            continue
        known = _known(translation, reword)
        copy = submit(new, translation.target_locale, TranslationRequest(asked_by=user))
        _write(copy, known, user)
        _replace(copy, translation, user)
        segments_changed(copy, user)
        carried.append(copy)
    return carried


def translations_of(original: TranslatableMixin) -> QuerySet[Translation]:
    """Return what something is being translated into."""
    kept = Translation.objects.filter(source__object_id=original.translation_key, source__locale_id=original.locale_id)
    return kept.filter(enabled=True).select_related("source", "target_locale").order_by("pk")


def copy_tree_translations(old: Page, new: Page, user, locales: Collection[Locale]) -> int:
    """Copy the translations of a page and its descendants; return the number of drafts."""
    olds = list(old.get_descendants(inclusive=True).order_by("path").specific())
    news = list(new.get_descendants(inclusive=True).order_by("path").specific())
    pairs = zip(olds, news, strict=True) if len(olds) == len(news) else [(old.specific, new.specific)]
    return sum(len(copy_translations(one, copy, user, locales=locales)) for one, copy in pairs)


def _known(translation: Translation, reword) -> dict[str, str]:
    return {
        reword(text.source): reword(text.words)
        for text in segments_of(translation)
        if text.words and text.path != ADDRESS
    }


def _replace(copy: Translation, translation: Translation, user) -> None:
    """Show in the copy the pictures, and lead to the addresses, that the translation has in place of the original's."""
    known = {(one.path, one.original): one.own for one in overrides_of(translation)}
    set_overrides(copy, {one.context_id: known.get((one.path, one.original)) for one in overrides_of(copy)}, user)


def _write(translation: Translation, known: dict[str, str], user) -> None:
    for segment in translation.source.stringsegment_set.select_related("string").exclude(context__path=ADDRESS):
        words = known.get(segment.string.data)
        if words:
            store_target(translation, (segment.string_id, segment.context_id), words, user)
