from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Locale


class GlossaryTerm(models.Model):
    """A word that is always translated the same way. Topics, places, organisations and people are known anyway."""

    source_locale = models.ForeignKey(
        Locale, verbose_name=_("from"), on_delete=models.CASCADE, related_name="+", default=Locale.get_default
    )
    target_locale = models.ForeignKey(Locale, verbose_name=_("into"), on_delete=models.CASCADE, related_name="+")
    term = models.CharField(_("word"), max_length=120, help_text=_("As it stands in the original, for example “path”."))
    wording = models.CharField(_("translation"), max_length=120, help_text=_("For example مسار."))
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("When to use it, and when not."))

    panels = [
        FieldRowPanel([FieldPanel("source_locale"), FieldPanel("target_locale")]),
        FieldRowPanel([FieldPanel("term"), FieldPanel("wording")]),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = _("glossary entry")
        verbose_name_plural = _("glossary")
        ordering = ["term"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_locale", "target_locale", "term"],
                name="one_wording_for_a_term",
                violation_error_message=_("This word is in the glossary already."),
            )
        ]

    def __str__(self):
        return f"{self.term} → {self.wording}"

    def clean(self):
        super().clean()
        if self.source_locale_id and self.source_locale_id == self.target_locale_id:
            raise ValidationError({"target_locale": _("Choose another language than the one it is translated from.")})
