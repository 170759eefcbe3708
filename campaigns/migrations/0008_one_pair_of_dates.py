from datetime import datetime, time, timedelta

from django.db import migrations, models
from django.utils import timezone


def give_forms_the_dates_of_their_slots(apps, schema_editor):
    """Let a form close at its own address when the call said it closed, and the slot say what the form says."""
    forms = apps.get_model("forms_app", "SignupForm").objects
    slots = apps.get_model("campaigns", "SignupSlot").objects
    revisions = apps.get_model("wagtailcore", "Revision").objects

    def first_moment(day):
        return timezone.make_aware(datetime.combine(day, time.min)) if day else None

    for key in set(slots.exclude(form=None).values_list("form__translation_key", flat=True)):
        source = forms.filter(translation_key=key).order_by("pk").first()
        mine = list(slots.filter(form__translation_key=key).select_related("call"))
        opens = [first_moment(slot.opens_on) for slot in mine]
        opens_at = None if None in opens else min(opens)
        closes_at = max(first_moment((slot.closes_on or slot.call.ends_on) + timedelta(days=1)) for slot in mine)
        if opens_at and (source.opens_at is None or source.opens_at < opens_at):
            source.opens_at = opens_at
        if source.closes_at is None or source.closes_at > closes_at:
            source.closes_at = closes_at
        forms.filter(pk=source.pk).update(opens_at=source.opens_at, closes_at=source.closes_at)
        for revision in revisions.filter(pk=source.latest_revision_id):  # or its next publication would undo it
            dates = {"opens_at": source.opens_at, "closes_at": source.closes_at}
            revision.content |= {name: moment and moment.isoformat() for name, moment in dates.items()}
            revision.save(update_fields=["content"])
        first = timezone.localdate(source.opens_at) if source.opens_at else None
        last = timezone.localdate(source.closes_at - timedelta(microseconds=1))
        slots.filter(pk__in=[slot.pk for slot in mine]).update(opens_on=first, closes_on=last)


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0007_put_up_at"),
        ("forms_app", "0005_repeats_and_replies"),
    ]

    operations = [
        migrations.AlterField(
            model_name="signupslot",
            name="opens_on",
            field=models.DateField(
                blank=True,
                help_text="For a link. A form has its own dates, and they are shown here. Leave empty to open at once.",
                null=True,
                verbose_name="opens on",
            ),
        ),
        migrations.RunPython(give_forms_the_dates_of_their_slots, migrations.RunPython.noop),
    ]
