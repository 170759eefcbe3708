"""Links of published pages to other sites, and whether they answer."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LOOKED_AT_EVERY = timedelta(days=7)
TRIED_AGAIN_AFTER = timedelta(hours=12)
TRIES = 2  # a site may be down for a night


class OutsideLinkQuerySet(models.QuerySet):
    def due(self):
        """Links that were not checked yet, or not for a week; those never checked come first."""
        now = timezone.now()
        old = Q(checked_at=None) | Q(checked_at__lt=now - LOOKED_AT_EVERY)
        doubtful = Q(failures__gt=0, failures__lt=TRIES, checked_at__lt=now - TRIED_AGAIN_AFTER)
        return self.filter(old | doubtful).order_by(F("checked_at").asc(nulls_first=True), "pk")

    def broken(self):
        return self.filter(failures__gte=TRIES)


class OutsideLink(models.Model):
    """An address on another site that a published page links to."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    address = models.TextField(_("address"))
    checked_at = models.DateTimeField(_("looked at"), null=True, blank=True, db_index=True)
    failures = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(_("problem"), max_length=120, blank=True)

    objects = OutsideLinkQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("link elsewhere")
        verbose_name_plural = _("links elsewhere")
        default_permissions = ()

    def __str__(self):
        return self.address

    @property
    def is_broken(self) -> bool:
        return self.failures >= TRIES
