"""What a file tells translators about a text beside its words: page, place, limit, help and notes."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from translations.models import Assignment
from translations.segment_context import context_of
from translations.segments import Segment


def describe(translation: Translation, text: Segment) -> list[str]:
    """Return lines about one text, in the language of the interface."""
    model = translation.source.specific_content_type.model_class()
    place = context_of(model, text.segment.context.field_path)
    lines = [
        _("Page: %(title)s") % {"title": translation.source.object_repr},
        _("Place: %(place)s") % {"place": " · ".join(part for part in (place.label, place.part) if part)},
    ]
    if place.limit:
        lines.append(_("At most %(limit)s letters") % {"limit": place.limit})
    if place.is_single_line:
        lines.append(_("One line"))
    if place.help_text:
        lines.append(str(place.help_text))
    return lines


def limit_of(translation: Translation, text: Segment) -> int | None:
    model = translation.source.specific_content_type.model_class()
    return context_of(model, text.segment.context.field_path).limit


def note_of(translation: Translation) -> str:
    """Return what whoever asked for the translation wrote to the translator."""
    return Assignment.objects.filter(translation=translation).values_list("note", flat=True).first() or ""


def moment(value: str | None) -> datetime | None:
    """Return the time at which a file was made, as it says itself, or None if it does not."""
    try:
        found = datetime.fromisoformat(value or "")
    except ValueError:
        return None
    return timezone.make_aware(found) if timezone.is_naive(found) else found
