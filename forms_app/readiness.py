"""Whether a form says everything in its own language: it is shown whole in a language or not at all."""

from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

from forms_app.question_types.topic import topics_of


def is_whole(form, source) -> bool:
    """Tell whether nothing in a form is still in the language it is translated from."""
    if source is None or form.locale_id == source.locale_id:
        return True
    return not _has_foreign_topics(form) and not _untranslated_texts(form, source)


def _texts(instance) -> set[str]:
    segments = extract_segments(instance)
    return {segment.string.data for segment in segments if isinstance(segment, StringSegmentValue)}


def _untranslated_texts(form, source) -> set[str]:
    """Return the texts that were carried over; a form written by hand in its language has none.

    What the row says is compared, not the progress of its translation: a source that moves on
    must not take a finished translation off the site.
    """
    translation = (
        Translation.objects.filter(
            source__object_id=form.translation_key, target_locale_id=form.locale_id, enabled=True
        )
        .select_related("source")
        .first()
    )
    if translation is None:
        return set()
    sent = translation.source.stringsegment_set.values_list("string__data", flat=True)
    suspects = {text for text in _texts(form) & (_texts(source) | set(sent)) if any(map(str.isalpha, text))}
    said_the_same = StringTranslation.objects.filter(
        locale_id=form.locale_id, translation_of__data__in=suspects, data__in=suspects
    ).values_list("translation_of__data", "data")
    return suspects - {text for text, translated in said_the_same if text == translated}


def _has_foreign_topics(form) -> bool:
    for block in form.questions:
        if block.block_type == "topic":
            topics = topics_of(block)
            named = {topic.translation_key for topic in topics if topic.locale_id == form.locale_id}
            if any(topic.translation_key not in named for topic in topics):
                return True
    return False
