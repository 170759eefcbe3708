"""Makes next season's call from this one: a draft copy with its forms and translations, its dates moved."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction

from campaigns.models import CallPage, FormerSeason
from core.models.slugs import slug_for
from editors.date_shift import Shift
from forms_app.models import SignupForm
from forms_app.starter_forms.duplication import Changes, copy_form
from translations.copies import copy_translations

# What belongs to one season only.
CLEARED = {
    "former_season_of": None,
    "website": "",
    "go_live_at": None,
    "expire_at": None,
    "seo_title": "",
    "search_description": "",
}


@dataclass(frozen=True)
class Season:
    """The values an editor enters for the next season."""

    title: str
    number: int | None
    slogan: str
    starts_on: date
    forms: Collection[int]  # the forms to copy; slots with another form keep that


def original_of(call: CallPage) -> CallPage:
    """Return the call in the language it is translated from: what is copied comes with its translations."""
    languages = {twin.locale.language_code: twin for twin in call.get_translations(inclusive=True)}
    return languages.get(settings.LANGUAGE_CODE, call)


def forms_of(call: CallPage) -> list[SignupForm]:
    """Return the sign-up forms of a call's slots, each once, in the language each was written in."""
    keys = [slot.form.translation_key for slot in call.slots.select_related("form") if slot.form]
    forms = [SignupForm.objects.family(key).first() for key in dict.fromkeys(keys)]
    return [form for form in forms if form]


@transaction.atomic
def next_season(call: CallPage, season: Season, user) -> CallPage:
    """Return the draft of the next season's call; its forms and all translations are drafts as well.

    Raises OverflowError if some date would leave the calendar, and ValueError for a call without days.
    """
    if call.days is None:
        raise ValueError("A call without days has no next season.")
    first, last = call.days
    shift = Shift.between(first, season.starts_on)
    copied = {form.translation_key: _copy_form(form, shift, user) for form in forms_of(call) if form.pk in season.forms}
    new = _copy_page(call, season, shift, user)
    for slot in new.slots.select_related("form"):
        _move_slot(slot, shift, copied)
    new = CallPage.objects.get(pk=new.pk)
    new.save_revision(user=user, log_action=False)
    FormerSeason.keep(new, call.season_number, first, last)
    copy_translations(call, new, user, shift.worded)
    return new


def _copy_page(call: CallPage, season: Season, shift: Shift, user) -> CallPage:
    slug = slug_for(season.title, call.get_parent())
    words = {name: reworded(getattr(call, name), shift) for name in ("body", "key_dates")}
    new = call.copy(
        update_attrs={
            "title": season.title,
            "draft_title": season.title,
            "slug": slug,
            "season_number": season.number,
            "slogan": season.slogan,
            "starts_on": season.starts_on,
            "ends_on": shift.moved(call.ends_on),
            "intro": shift.worded(call.intro)[:300],
            **words,
            **CLEARED,
        },
        copy_revisions=False,
        keep_live=False,
        user=user,
    )
    return CallPage.objects.get(pk=new.pk)


def reworded(stream, shift: Shift):
    """Return a stream with its years moved in every text, and its dates by days."""
    raw = json.loads(json.dumps(stream.get_prep_value()), object_hook=lambda found: _moved(found, shift))
    return stream.stream_block.to_python(raw)


def _moved(found: dict, shift: Shift) -> dict:
    return {name: _moved_value(name, value, shift) for name, value in found.items()}


def _moved_value(name, value, shift: Shift):
    if isinstance(value, list):
        return [_moved_value(name, part, shift) for part in value]
    if name in {"id", "type", "url"} or not isinstance(value, str):
        return value
    if name == "date":
        return shift.moved(date.fromisoformat(value)).isoformat()
    return shift.worded(value)


def _move_slot(slot, shift: Shift, copied: dict) -> None:
    slot.opens_on, slot.closes_on = shift.moved(slot.opens_on), shift.moved(slot.closes_on)
    if slot.form and slot.form.translation_key in copied:
        slot.form = copied[slot.form.translation_key]
    slot.save()


def _copy_form(form: SignupForm, shift: Shift, user) -> SignupForm:
    changes = Changes(title=lambda former: shift.worded(former.title), text=shift.worded, moment=shift.moved)
    return copy_form(form, user, changes)
