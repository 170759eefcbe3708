from django.db import models
from django.utils import timezone


class ErasureRecord(models.Model):
    """A line of the list of erasures that is not in its file yet; see `erasure_list.py`."""

    kind = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.kind} {self.digest}"
