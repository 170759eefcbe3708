from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import String, TranslationContext


class RemarkQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at=None)

    def questions(self):
        return self.filter(kind=Remark.Kind.QUESTION)

    def with_names(self):
        """Fetch with each remark what a screen shows of it."""
        return self.select_related("made_by", "closed_by", "locale", "string").order_by("made_at", "pk")


class Remark(models.Model):
    """What somebody says about one text of a translation, or asks about its original."""

    class Kind(models.TextChoices):
        REMARK = "remark", _("Remark on the translation")
        QUESTION = "question", _("Question about the original")

    kind = models.CharField(max_length=8, choices=Kind)
    # The language it was written from. A question is seen in all of them.
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(max_length=1000)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(_("answer"), blank=True, max_length=1000)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = RemarkQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        indexes = [models.Index(fields=["context", "closed_at"], name="remarks_by_context")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.words[:60]}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_question(self) -> bool:
        return self.kind == self.Kind.QUESTION
