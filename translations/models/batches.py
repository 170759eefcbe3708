from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class Batch(models.Model):
    """Many pages sent to translators at once: written down at once, worked off in the background, resumable."""

    page_ids = models.JSONField(default=list)
    locales = models.ManyToManyField(Locale)
    note = models.TextField(blank=True, max_length=1000)
    due_on = models.DateField(null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    title = models.CharField(max_length=255, blank=True)
    done = models.PositiveIntegerField(default=0)
    failed = models.JSONField(default=list)
    finished_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("batch for translators")
        verbose_name_plural = _("batches for translators")

    def __str__(self):
        return self.title

    @property
    def total(self) -> int:
        return len(self.page_ids)
