"""Moving a demonstration that was built long ago to the season that comes next."""

from datetime import date

from django.conf import settings
from django.db import transaction
from wagtail_localize.models import Translation

from campaigns.models import CallPage, ProgrammeEntry
from demonstration.build import CONTENT, season_from
from demonstration.content import read
from editors.date_shift import Shift
from editors.seasons import forms_of, reworded
from translations.publication import publish
from translations.sources import update_source


def roll_on(today: date) -> date | None:
    """Move the newest call, its forms and its programme to the next season, in every language.

    Return the first day of that season, or None where the call stands there already.
    """
    call = CallPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE).order_by("-starts_on").first()
    season = season_from(today, **read(CONTENT / "site.toml").fields["season"])
    if call is None or call.starts_on >= season:
        return None
    shift = Shift.between(call.starts_on, season)
    with transaction.atomic():
        for form in forms_of(call):
            form.opens_at, form.closes_at = shift.moved(form.opens_at), shift.moved(form.closes_at)
            _publish(form)
        _move_call(call, shift)
        for entry in ProgrammeEntry.objects.filter(call=call, live=True):
            entry.day = shift.moved(entry.day)
            _publish(entry)
    return season


def _move_call(call: CallPage, shift: Shift) -> None:
    call.starts_on, call.ends_on = shift.moved(call.starts_on), shift.moved(call.ends_on)
    call.body, call.key_dates = reworded(call.body, shift), reworded(call.key_dates, shift)
    call.slots = [_moved(slot, shift) for slot in call.slots.all()]  # type: ignore[misc]  # rows below a page can be set
    _publish(call)


def _moved(slot, shift: Shift):
    slot.opens_on, slot.closes_on = shift.moved(slot.opens_on), shift.moved(slot.closes_on)
    return slot


def _publish(original) -> None:
    """Publish a page or snippet, and its translations with the words they have."""
    original.save_revision().publish()
    source, _has_changed = update_source(type(original).objects.get(pk=original.pk))
    for translation in Translation.objects.filter(source=source, enabled=True):
        target = translation.get_target_instance()
        if target.live:
            publish(translation)
