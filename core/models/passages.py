"""Passages that stand on several pages, such as how to get in touch: edited once, changed everywhere."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from core.i18n.invisible_characters import remove_invisible_characters
from core.i18n.languages import Language, active_language
from core.models.other_names import OtherNamesMixin
from core.permissions.live_content import change_problem
from core.web_addresses import remove_tracking


class PassageQuerySet(models.QuerySet["Passage"]):
    def fetch_chosen(self, ids) -> dict[int, "Passage"]:
        """Return by the id of each chosen passage the one readers get, in their language where it is translated: one query."""
        chosen = self.filter(pk__in=ids).values("translation_key")
        rows = list(self.filter(translation_key__in=chosen).select_related("locale").order_by("pk"))
        here = {row.translation_key: row for row in rows if row.language == active_language()}
        return {row.pk: here.get(row.translation_key, row) for row in rows if row.pk in ids}


@register_snippet
class Passage(OtherNamesMixin, index.Indexed, TranslatableMixin, models.Model):
    """A few paragraphs for several pages."""

    title = models.CharField(
        _("title"), max_length=120, help_text=_("For editors, who find it by this. Readers do not see it.")
    )
    body = RichTextField(_("text"), features=["bold", "italic", "link", "ul", "ol"])

    objects = PassageQuerySet.as_manager()

    panels = [FieldPanel("title"), FieldPanel("body")]
    name_field = "title"
    is_shown_in_every_language = True  # by pages that chose it in one
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        *OtherNamesMixin.other_names_fields,
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("reusable passage")
        verbose_name_plural = _("reusable passages")
        ordering = ["title"]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        remove_invisible_characters(self)
        remove_tracking(self)
        if problem := change_problem(self):
            raise ValidationError(problem)

    @property
    def language(self) -> Language:
        return Language(self.locale.language_code)
