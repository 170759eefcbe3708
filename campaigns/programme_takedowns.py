"""Copies of pages that show a programme entry are deleted at once when it changes or ends.

An entry may name somebody who takes that back, or is in danger because of it. Without this the copies would stay on
the disk, and be served while the database is away.
"""

from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import override

from campaigns.models import ProgrammeEntry
from core.page_store.takedowns import paths_of, take_down


@receiver([pre_delete, pre_save], sender=ProgrammeEntry)
def take_down_copies(instance, **kwargs):
    former = ProgrammeEntry.objects.filter(pk=instance.pk, live=True).select_related("call").first()
    if former is None:
        return
    calls = former.call.get_translations(inclusive=True).select_related("locale")
    calendars = []
    for call in calls:
        with override(call.locale.language_code):
            calendars.append(reverse("calendar"))
    take_down([*paths_of(calls), *calendars])
