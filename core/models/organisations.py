from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from core.models.terms import Term


class Role(models.TextChoices):
    """What an organisation does in a campaign or festival."""

    ORGANISER = "organiser", _("Organiser")
    PARTNER = "partner", _("Partner")
    SUPPORTER = "supporter", _("Supporter")
    HOST = "host", _("Host")
    MEDIA = "media", _("Media partner")


@register_snippet
class Organisation(Term):
    """An organisation that pages name as author, organiser or partner."""

    short_name = models.CharField(
        _("short name"), max_length=40, blank=True, help_text=_("For datelines, for example ICSSI.")
    )
    website = models.URLField(_("website"), blank=True)
    description = models.TextField(
        _("description"),
        max_length=600,
        blank=True,
        help_text=_("One or two sentences: who they are and what they do."),
    )

    other_name_fields = ["short_name"]
    panels = [FieldPanel("name"), FieldPanel("short_name"), FieldPanel("website"), FieldPanel("description")]

    class Meta(Term.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    @property
    def dateline_name(self):
        """The short name where there is one."""
        return self.short_name or self.name
