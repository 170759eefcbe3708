"""Changing and removing programme entries so that no former word of theirs is left in the database.

Words of an entry also stand in its revisions, in what wagtail-localize keeps for translators, and as the label of
lines in the log. Whoever takes back what they said must find it in none of these.
"""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry, Revision
from wagtail_localize.models import String, StringTranslation, TranslationContext, TranslationSource

from campaigns.models import ProgrammeEntry


def set_fields(entry: ProgrammeEntry, values: dict) -> None:
    for name, value in values.items():
        setattr(entry, name, value)


def remove_entries(entries) -> None:
    """Delete entries in every language, with every trace of their words."""
    for entry in entries:
        family = ProgrammeEntry.objects.filter(translation_key=entry.translation_key)
        _remove_traces(family, entry.translation_key)
        family.delete()


def remove_translations(entry: ProgrammeEntry) -> None:
    """Delete the other languages of an entry whose words changed: they would go on saying what it said before."""
    others = ProgrammeEntry.objects.filter(translation_key=entry.translation_key).exclude(pk=entry.pk)
    _remove_traces(others, entry.translation_key)
    others.delete()


def replace_fields(entry: ProgrammeEntry, values: dict) -> None:
    """Put new values into an entry and its other languages, the organisers' drafts included, and forget the old ones."""
    family = list(ProgrammeEntry.objects.filter(translation_key=entry.translation_key).exclude(pk=entry.pk))
    _remove_traces(ProgrammeEntry.objects.filter(translation_key=entry.translation_key), entry.translation_key)
    for row in [entry, *family]:
        draft = row.get_latest_revision_as_object()
        set_fields(draft, values)
        set_fields(row, values)
        row.live_revision = None  # it goes with its words
        row.save()
        draft.live, draft.live_revision = row.live, None
        kept = draft.save_revision(changed=row.has_unpublished_changes or not row.live, clean=False)
        _revisions_of([row]).exclude(pk=kept.pk).delete()


def _revisions_of(rows):
    kind = ContentType.objects.get_for_model(ProgrammeEntry)
    return Revision.objects.filter(content_type=kind, object_id__in=[str(row.pk) for row in rows])


def _remove_traces(rows, translation_key) -> None:
    """Take the words of entries out of the log and out of what is kept for their translators."""
    for row in rows:
        ModelLogEntry.objects.for_instance(row).update(label=str(row.origin or row.translation_key))
    sources = TranslationSource.objects.filter(object_id=translation_key)
    texts = set(String.objects.filter(segments__source__in=sources).values_list("pk", flat=True))
    contexts = TranslationContext.objects.filter(object_id=translation_key)
    texts |= set(String.objects.filter(translations__context__in=contexts).values_list("pk", flat=True))
    StringTranslation.objects.filter(context__in=contexts).delete()
    sources.delete()
    contexts.delete()
    String.objects.filter(pk__in=texts, segments=None, translations=None).delete()
