from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision
from wagtail_localize.models import Translation


class VersionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(kind=Version.Kind.PUBLISHED)

    def approved(self):
        """Return what somebody decided to publish, now or at a time."""
        return self.filter(kind__in=[Version.Kind.PUBLISHED, Version.Kind.SCHEDULED])

    def newest_first(self):
        return self.order_by("-made_at", "-pk")


class Version(models.Model):
    """All of a translation at one moment: what was sent for review, what went live, what was put back."""

    class Kind(models.TextChoices):
        REVIEW = "review", _("Sent for review")
        SCHEDULED = "scheduled", _("To be published later")
        PUBLISHED = "published", _("Published")
        ADOPTED = "adopted", _("Before the words of the page were taken over")
        RESTORED = "restored", _("Before an earlier version was put back")

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="versions")
    kind = models.CharField(max_length=12, choices=Kind)
    # [string id, context id, words]: the two keys under which wagtail-localize keeps a wording.
    words = models.JSONField(default=list)
    # [context id, value]: the pictures and addresses it had in place of the original's; of older versions not known.
    own = models.JSONField(null=True)
    # [string id, context id] of the texts that the publisher named as missing, one by one.
    missing = models.JSONField(default=list)
    # Words that stood on the page by itself and found no place among the segments.
    unplaced = models.JSONField(default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    revision = models.ForeignKey(Revision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = VersionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("version of a translation")
        verbose_name_plural = _("versions of translations")
        indexes = [models.Index(fields=["translation", "-made_at"], name="versions_newest_first")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.made_at:%Y-%m-%d %H:%M}"

    @property
    def by_segment(self) -> dict[tuple[int, int], str]:
        return {(string, context): words for string, context, words in self.words}

    @property
    def known_missing(self) -> set[tuple[int, int]]:
        return {(string, context) for string, context in self.missing}

    def approve(self, revision: Revision | None, missing, scheduled: bool = False) -> None:
        """Note that this is what readers get, in this revision, with the named texts missing."""
        self.kind = self.Kind.SCHEDULED if scheduled else self.Kind.PUBLISHED
        self.revision, self.missing = revision, sorted([*key] for key in missing)
        self.save(update_fields=["kind", "revision", "missing"])
