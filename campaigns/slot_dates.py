"""One pair of dates for a way to take part and its form: those of the form, which a slot repeats for listings.

A slot with a form takes the form's dates whenever either is saved. A form without dates takes those of the slot, and
closes with the call where nobody said otherwise: its own address and the call never say different things.
"""

from datetime import date, datetime, time, timedelta

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from django.utils import timezone

from campaigns.models import SignupSlot
from forms_app.models import SignupForm


def first_moment(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None


def last_moment(day: date | None) -> datetime | None:
    """Return the first moment after a day."""
    return first_moment(day + timedelta(days=1)) if day else None


@receiver(pre_save, sender=SignupSlot)
def take_dates_of_form(instance, raw=False, **kwargs):
    if raw or not instance.form_id:
        return
    source = SignupForm.objects.family(instance.form.translation_key).first()
    if source is None:
        return
    opens_at = source.opens_at or first_moment(instance.opens_on)
    closes_at = source.closes_at or last_moment(instance.closes_on or instance.call.ends_on)
    if (opens_at, closes_at) != (source.opens_at, source.closes_at):
        SignupForm.objects.filter(pk=source.pk).update(opens_at=opens_at, closes_at=closes_at)
        source.opens_at, source.closes_at = opens_at, closes_at
        _put_into_draft(source)
    instance.opens_on, instance.closes_on = source.first_day, source.last_day


def _put_into_draft(source: SignupForm) -> None:
    """Let the form's editor see the dates it was given, and not undo them with the next save."""
    revision = source.latest_revision
    if revision:
        revision.content |= {name: value and value.isoformat() for name, value in _dates(source).items()}
        revision.save(update_fields=["content"])


def _dates(source: SignupForm) -> dict[str, datetime | None]:
    return {"opens_at": source.opens_at, "closes_at": source.closes_at}


@receiver(post_save, sender=SignupForm)
def give_dates_to_slots(instance, raw=False, **kwargs):
    if raw:
        return
    source = SignupForm.objects.family(instance.translation_key).first()
    if source and source.pk == instance.pk:
        slots = SignupSlot.objects.filter(form__translation_key=source.translation_key)
        slots.exclude(opens_on=source.first_day, closes_on=source.last_day).update(
            opens_on=source.first_day, closes_on=source.last_day
        )
