"""What a call was copied from, until somebody has looked for what its texts still say of the season before.

A copy of such a call says the same of the season before, whoever makes it: the screen, the admin API or a command. Wagtail does not tell a new page which
one it was copied from, but copies its columns; so a call in a season of its own holds its own number in `former_season_of` until it is published.
"""

from datetime import date

from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver

from campaigns.models.calls import CallPage


class FormerSeason(models.Model):
    """Number and days of the season before, as they stand in the texts of a copied call; deleted once these are looked through."""

    call = models.OneToOneField(CallPage, on_delete=models.CASCADE, related_name="former_season")
    number = models.PositiveSmallIntegerField(null=True)
    starts_on = models.DateField()
    ends_on = models.DateField()

    @classmethod
    def keep(cls, call: CallPage, number: int | None, starts_on: date, ends_on: date) -> "FormerSeason":
        """Keep what a new call was copied from, also for its own copies."""
        CallPage.objects.filter(pk=call.pk).update(former_season_of=call.pk)
        return cls.objects.create(call=call, number=number, starts_on=starts_on, ends_on=ends_on)


@receiver(post_save, sender=CallPage)
def copy_former_season(sender, instance: CallPage, created: bool, raw: bool, **kwargs) -> None:
    """Look through a copy too; translations wait for their original."""
    if not created or raw or instance.former_season_of is None:
        return
    copied = FormerSeason.objects.filter(call=instance.former_season_of).select_related("call").first()
    if copied and copied.call.translation_key != instance.translation_key:
        FormerSeason.keep(instance, copied.number, copied.starts_on, copied.ends_on)
