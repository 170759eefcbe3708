from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import String, TranslationContext


class SegmentEdit(models.Model):
    """What the target of one segment became, when and by whom; an empty one was deleted."""

    class Origin(models.TextChoices):
        PERSON = "person", _("typed")
        MACHINE = "machine", _("machine-made")
        FILE = "file", _("from a file")

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+")
    html = models.TextField(blank=True)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.PERSON)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # What was changed at once, and is undone at once, has the same one.
    operation = models.UUIDField(null=True, blank=True, db_index=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("edit of a text")
        verbose_name_plural = _("edits of texts")
        indexes = [models.Index(fields=["context", "string", "locale", "-made_at"], name="edits_newest_first")]

    def __str__(self):
        return f"{self.made_at:%Y-%m-%d %H:%M}"
