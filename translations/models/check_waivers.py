from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import String, TranslationContext


class CheckWaiver(models.Model):
    """Why somebody left a text as it is, although a check found something. Another finding is told again."""

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+")
    # The kind of check and what exactly it found, such as "numbers:-22 +23".
    finding = models.CharField(max_length=255)
    reason = models.CharField(_("reason"), max_length=200)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("finding that was left as it is")
        verbose_name_plural = _("findings that were left as they are")
        constraints = [
            models.UniqueConstraint(fields=["context", "string", "locale", "finding"], name="one_waiver_for_a_finding")
        ]

    def __str__(self):
        return f"{self.finding}: {self.reason}"
