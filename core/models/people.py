from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from core.models.terms import Term


@register_snippet
class Person(Term):
    """An author of stories, by name or by pen name."""

    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("For example: volunteer with the forum in Basra.")
    )

    biography = models.TextField(
        _("about the author"),
        max_length=400,
        blank=True,
        default="",
        db_default="",
        help_text=_("Two or three sentences, shown below each text. Leave out what could put somebody in danger."),
    )

    panels = [
        FieldPanel("name", help_text=_("A pen name is as good as a name.")),
        FieldPanel("role"),
        FieldPanel("biography"),
    ]

    class Meta(Term.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
