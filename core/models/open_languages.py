"""The languages that are open to readers, and interface texts that administrators and translators wrote."""

from hashlib import sha256

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class OpenLanguage(models.Model):
    """A language that an administrator has opened to readers; one without such a row is being prepared.

    Readers see it while its front page is published, too.
    """

    locale = models.OneToOneField(
        Locale, verbose_name=_("language"), on_delete=models.CASCADE, primary_key=True, related_name="opening"
    )
    opened_on = models.DateTimeField(_("opened on"), auto_now_add=True)

    class Meta:
        verbose_name = _("open language")
        verbose_name_plural = _("open languages")

    def __str__(self):
        return self.locale.language_code


class InterfaceText(models.Model):
    """A text of the public templates in a language: every text of an added language, changed ones of English and Arabic."""

    locale = models.ForeignKey(
        Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="interface_texts"
    )
    digest = models.CharField(max_length=64, editable=False)
    context = models.CharField(max_length=100, blank=True)
    source = models.TextField(_("source"))
    wordings = models.JSONField(_("wording"), default=list)
    """The words; several where there are plural forms, in the order of the language's rule."""
    is_draft = models.BooleanField(_("draft"), default=False)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("interface text")
        verbose_name_plural = _("interface texts")
        constraints = [models.UniqueConstraint(fields=["locale", "digest"], name="one_wording_for_a_language")]

    def __str__(self):
        return self.source

    @staticmethod
    def digest_of(context: str, source: str) -> str:
        """Return a digest that identifies a text, since a database cannot index texts of any length."""
        return sha256(f"{context}\4{source}".encode()).hexdigest()
