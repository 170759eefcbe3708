from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail_localize.models import Translation

GONE_AFTER = timedelta(seconds=90)


class PresenceQuerySet(models.QuerySet):
    def here(self):
        return self.filter(seen_at__gte=timezone.now() - GONE_AFTER)

    def note(self, translation: Translation, user) -> None:
        """Remember that somebody has the workbench open now."""
        now = timezone.now()
        if not self.filter(translation=translation, user=user).update(seen_at=now):
            self.get_or_create(translation=translation, user=user, defaults={"seen_at": now})

    def others(self, translation: Translation, user) -> list[str]:
        """Return the names of the other people who have it open."""
        rows = self.here().filter(translation=translation).exclude(user=user).select_related("user")
        return [row.user.get_full_name() or row.user.get_username() for row in rows.order_by("user_id")]


class Presence(models.Model):
    """Somebody who has a translation open in the workbench."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(default=timezone.now)

    objects = PresenceQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["translation", "user"], name="one_presence_each")]

    def __str__(self):
        return f"{self.user_id} {self.seen_at:%H:%M}"
