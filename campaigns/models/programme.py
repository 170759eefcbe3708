"""The programme of a call: activities that organisers accepted or wrote themselves."""

from collections.abc import Iterable
from itertools import groupby
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail_localize.fields import SynchronizedField

from core.i18n.invisible_characters import remove_invisible_characters
from core.i18n.languages import Language
from core.models.drafts import DraftSnippetForm, PublishingRules


class EntryQuerySet(models.QuerySet["ProgrammeEntry"]):
    def of_call(self, call):
        """Entries of a call, whichever of its translations they name."""
        return self.filter(call__translation_key=call.translation_key)

    def for_reader(self, call, language: Language) -> list["ProgrammeEntry"]:
        """Return the published programme of a call in its order: one query.

        Each entry comes in the reader's language, or in the one it was written in where it has not been translated:
        half a programme would mislead more than a title in another language.
        """
        rows = self.of_call(call).filter(live=True).select_related("path", "locale").order_by("pk")
        return in_language(rows, language)

    def for_calendar(self, calls, language: Language) -> dict[UUID, list["ProgrammeEntry"]]:
        """Return the settled entries of several calls under the translation keys of these: one query."""
        keys = [call.translation_key for call in calls]
        rows = self.filter(call__translation_key__in=keys, live=True, day__isnull=False)
        by_call: dict = {key: [] for key in keys}
        for row in rows.select_related("call", "locale").defer("call__body", "call__key_dates").order_by("pk"):
            by_call[row.call.translation_key].append(row)
        return {key: in_language(rows, language) for key, rows in by_call.items()}


def in_language(rows: Iterable["ProgrammeEntry"], language: Language) -> list["ProgrammeEntry"]:
    """Return each entry once, in this language where it is translated, in the order of the programme."""
    entries: dict = {}
    for row in rows:
        if row.language == language:
            entries[row.translation_key] = row
        else:
            entries.setdefault(row.translation_key, row)
    return sorted(entries.values(), key=lambda entry: entry.order)


class ProgrammeEntry(PublishingRules, DraftStateMixin, RevisionMixin, TranslatableMixin, index.Indexed, models.Model):
    """One activity: what it is, when and where. An organiser's name stands here only if its owner agreed."""

    call = models.ForeignKey(
        "campaigns.CallPage", verbose_name=_("call"), on_delete=models.CASCADE, related_name="programme_entries"
    )
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), max_length=2000, blank=True)
    path = models.ForeignKey(
        "core.Topic", verbose_name=_("path"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    day = models.DateField(_("day"), null=True, blank=True, help_text=_("Leave empty while it is not settled."))
    time = models.TimeField(_("time"), null=True, blank=True, help_text=_("When it begins, for example 16:30."))
    venue = models.CharField(
        _("venue"), max_length=200, blank=True, help_text=_("Hall or garden, as visitors will find it.")
    )
    organiser = models.CharField(
        _("organised by"), max_length=200, blank=True, help_text=_("Only if the people named agreed to be named.")
    )
    origin = models.UUIDField(null=True, blank=True, editable=False, db_index=True)  # of the answer it came from

    objects = EntryQuerySet.as_manager()

    base_form_class = DraftSnippetForm
    panels = [
        PageChooserPanel("call", "campaigns.CallPage"),
        FieldPanel("title"),
        FieldPanel("description"),
        FieldPanel("path"),
        FieldRowPanel([FieldPanel("day"), FieldPanel("time")]),
        FieldPanel("venue"),
        FieldPanel("organiser"),
    ]
    override_translatable_fields = [
        SynchronizedField("call", overridable=False),
        SynchronizedField("day", overridable=False),
        SynchronizedField("time", overridable=False),
    ]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title"), index.FilterField("locale_id")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("programme entry")
        verbose_name_plural = _("programme")

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        remove_invisible_characters(self)

    def clean_to_publish(self):
        if self.day and self.call_id and not self.call.is_on(self.day):
            raise ValidationError({"day": _("This day is not one of the days of the call.")})

    @property
    def language(self) -> Language:
        return Language(self.locale.language_code)

    @property
    def order(self) -> tuple:
        """Settled days first, then by time; what has no time yet comes at the end of its day."""
        return (self.day is None, str(self.day), self.time is None, str(self.time), self.pk)


def by_day(entries: list[ProgrammeEntry]) -> list[tuple]:
    """Group entries that are in order by their day: (day or None, entries)."""
    return [(day, list(group)) for day, group in groupby(entries, key=lambda entry: entry.day)]


def by_path(paths: list, entries: list[ProgrammeEntry]) -> list[tuple]:
    """Put beside each path of a call the entries that belong to it: (path, entries)."""
    return [(path, [entry for entry in entries if entry.path and entry.path.key == path.topic.key]) for path in paths]


class ProgrammeViewSet(SnippetViewSet):
    model = ProgrammeEntry
    icon = "date"
    list_display = ["title", "day", "time", "path", "call", BooleanColumn("live", label=_("Published"))]
    list_filter = ["call", "path", "day", "locale"]
    ordering = ["day", "time"]


register_snippet(ProgrammeViewSet)
