"""What a call was copied from, until somebody has looked for what its texts still say of the season before."""

from django.db import models

from campaigns.models.calls import CallPage


class FormerSeason(models.Model):
    """Number and days of the season before, as they stand in the texts of a copied call; deleted once these are looked through."""

    call = models.OneToOneField(CallPage, on_delete=models.CASCADE, related_name="former_season")
    number = models.PositiveSmallIntegerField(null=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
