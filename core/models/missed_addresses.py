"""Addresses that readers asked for and did not find: how often, and on which day last; nothing about who asked."""

from django.db import models


class MissedAddress(models.Model):
    host = models.CharField(max_length=255, blank=True)  # of an old site; empty: this one
    path = models.CharField(max_length=200)
    count = models.PositiveIntegerField(default=1)
    last_on = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["host", "path"], name="core_missed_once")]
        ordering = ["-count", "path", "pk"]

    def __str__(self):
        return self.host + self.path
