from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation

from translations.models.versions import Version


class ReviewQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=Review.State.WAITING)


class Review(models.Model):
    """A translation that somebody sent to be looked at before readers see it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for a reviewer")
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Returned")
        WITHDRAWN = "withdrawn", _("Taken back")

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="reviews")
    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="review")
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField(default=timezone.now)
    note = models.TextField(_("note to the reviewer"), blank=True, max_length=1000)
    # The segments the sender knew to be missing, by string and context.
    missing = models.JSONField(default=list)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("note to the translator"), blank=True, max_length=1000)

    objects = ReviewQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.UniqueConstraint(
                fields=["translation"], condition=models.Q(state="waiting"), name="one_review_at_a_time"
            )
        ]

    def __str__(self):
        return f"{self.translation_id}: {self.get_state_display()}"

    def decide(self, state: "Review.State", user, answer: str = "") -> None:
        self.state, self.decided_by, self.decided_at, self.answer = state, user, timezone.now(), answer
        self.save(update_fields=["state", "decided_by", "decided_at", "answer"])
