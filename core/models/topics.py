from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from core.models.terms import Term


@register_snippet
class Topic(Term):
    """What pages are about; the paths of a forum season are topics too."""

    description = models.TextField(
        _("description"), max_length=400, blank=True, help_text=_("One or two sentences for people who do not know it.")
    )

    panels = [FieldPanel("name"), FieldPanel("description")]

    class Meta(Term.Meta):
        verbose_name = _("topic or path")
        verbose_name_plural = _("topics and paths")
