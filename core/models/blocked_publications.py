"""Pages that were not published by approval, schedule or bundle, because a blocking problem must be corrected first."""

from django.db import models
from django.utils import timezone


class HeldBack(models.Model):
    """Kept until the page is published, so that its editors find it on their dashboard."""

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    held_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-held_at"]

    def __str__(self):
        return str(self.page_id)
