from datetime import date
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Orderable, Page, PageQuerySet, PageViewRestriction, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.analysis.index_fields import FormsOnlyField, snippet_names, with_word_forms
from core.i18n.dates import long_date
from core.i18n.invisible_characters import remove_invisible_characters
from core.models.drafts import DraftForm, PublishingRules
from core.models.images import SiteImage
from core.models.short_codes import code_of
from core.models.terms import Term
from core.prefetch.child_rows import annotations, rows_below
from core.prefetch.page_links import prefetch_references
from core.prefetch.renditions import picture_ids, prefetch_renditions
from core.web_addresses import remove_tracking


class BasePage(PublishingRules, Page):
    """What every page has: a title, and a summary that lists, search and shared links show too."""

    intro = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_("One or two sentences. They stand under the title, in lists, and wherever the page is passed on."),
    )
    share_image = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("picture where the page is passed on"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Leave it empty, and one is drawn with the title, the date and the picture of the page. "
            "The picture you choose is shown in all languages, unless translators choose another for theirs."
        ),
    )
    share_image_alt = models.CharField(
        _("what that picture shows"),
        max_length=250,
        blank=True,
        help_text=_("For people who cannot see it. Leave it empty for the title of the page."),
    )

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")], _("Search engines")
        ),
        MultiFieldPanel([FieldPanel("share_image"), FieldPanel("share_image_alt")], _("Passing it on")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("intro"), FormsOnlyField("names_shown")]

    base_form_class = DraftForm
    kind = _("Page")  # how lists and cards call pages of this type
    kind_field = ""  # the field with choices that says it better for each page, where a type has one
    shown_with = []  # foreign keys whose rows the template shows
    shown_below: dict[str, str] = {}  # relations whose rows it shows, and the foreign key of those it shows with them
    site_has_restrictions = True  # unless the look-up of the page found that there are none

    class Meta:
        abstract = True

    @classmethod
    def get_search_fields(cls):
        """Index every text in all forms of its words, so that any spelling finds it."""
        return with_word_forms(super().get_search_fields())

    def clean(self):
        super().clean()
        remove_invisible_characters(self)
        remove_tracking(self)

    @classmethod
    def for_reader(cls):
        """Return pages of this type together with the rows their template shows."""
        pages = cls.objects.select_related("share_image", *cls.shown_with)
        return pages.annotate(**annotations(cls, cls.shown_below))

    def rows(self, relation: str) -> list:
        """Return the rows below the page that its template shows, as `shown_below` says; a draft's may be unfinished."""
        name = self.shown_below[relation]
        rows = rows_below(self, relation, name)
        is_optional = not name or self._meta.get_field(relation).related_model._meta.get_field(name).blank
        return [row for row in rows if is_optional or getattr(row, f"{name}_id")]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        cards = self.pages_on_cards()
        prefetch_references(self, also=self.also_shown() | {SiteImage: picture_ids(self, *cards)})
        prefetch_renditions(self, *cards)
        return context

    def also_shown(self) -> dict[type[models.Model], set[int]]:
        """Return the ids of objects to prefetch that are not chosen in a stream of the page, by model."""
        return {}

    def pages_on_cards(self) -> list[Page]:
        """Return the pages whose cards stand on this page."""
        return []

    def get_view_restrictions(self):
        """Save two queries on a site that restricts no page."""
        if self.site_has_restrictions:
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    def only_public(self, pages: PageQuerySet) -> PageQuerySet:
        """Return those of the pages that everybody may read: no query more on a site that restricts no page."""
        return pages.public() if self.site_has_restrictions else pages

    @cached_property
    def live_translations(self):
        """This page in every language it is published in, itself included: one query."""
        return list(self.get_translations(inclusive=True).filter(live=True).select_related("locale"))

    def names_shown(self) -> str:
        """Return the names of places, topics, people and organisations the page shows beside its text."""
        return "\n".join(snippet_names(self, Term))

    @property
    def description(self):
        """The sentence search engines and shared links show."""
        return self.search_description or self.intro

    @property
    def list_url(self):
        """The address of the list of this page: its own without the last part."""
        return f"{self.url.rstrip('/').rpartition('/')[0]}/"

    @classmethod
    def not_our_own(cls) -> PageQuerySet:
        """Return pages of this type that were published first by others: the map for search engines leaves them out."""
        return cls.objects.none()

    @classmethod
    def copies(cls) -> PageQuerySet:
        """Return pages of this type that are copies of what stands on another site: see `is_copy_in`."""
        return cls.objects.none()

    def is_copy_in(self, code: str) -> bool:
        """Tell whether this page in that language is a copy of a text on another site, which has the canonical address."""
        return False

    @property
    def shows_text(self) -> bool:
        """Tell whether readers get more than the summary."""
        return True

    @property
    def kind_shown(self):
        """How lists, cards and the page itself call it."""
        return getattr(self, f"get_{self.kind_field}_display")() if self.kind_field else self.kind

    @property
    def canonical_url(self) -> str:
        """The address that search engines shall show: its own, unless the text was published first elsewhere."""
        return self.full_url

    @property
    def short_url(self) -> str:
        """The address to print and pass on, which never changes; the full one of a page that only some may read."""
        parts = self.get_url_parts()
        if not parts or not self.pk or self.get_view_restrictions().exists():
            return self.full_url or ""
        return f"{parts[1]}/s/{code_of(self.pk)}"

    @property
    def shown_on(self):
        """The date that lists show, or None."""
        return None

    @property
    def shown_dates(self) -> str:
        """The day or days of the page in words; empty if it has none."""
        return long_date(self.shown_on) if self.shown_on else ""

    @property
    def version_key(self) -> UUID:
        """An identifier of this page in this language that never changes."""
        return uuid5(self.translation_key, self.locale.language_code)

    @property
    def card_picture(self):
        """The picture that cards and shared links show, or None."""
        return None


class PageRow(PublishingRules, TranslatableMixin, Orderable):
    """A row below a page, such as a venue of a call."""

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def clean(self):
        super().clean()
        remove_invisible_characters(self)


class LeadImageMixin(PublishingRules, models.Model):
    """A picture at the top of a page, with alternative text, caption and credit."""

    lead_image = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Wide pictures work best. It stands at the top, in lists, and where the page is passed on."),
    )
    lead_image_alt = models.CharField(
        _("what the picture shows"),
        max_length=250,
        blank=True,
        help_text=_("For people who cannot see it. Say what matters in it, in one sentence."),
    )
    lead_image_caption = models.CharField(_("caption"), max_length=250, blank=True)
    lead_image_credit = models.CharField(
        _("credit"), max_length=120, blank=True, help_text=_("Who made the picture, if they may be named.")
    )

    lead_image_panel = MultiFieldPanel(
        [
            FieldPanel("lead_image"),
            FieldPanel("lead_image_alt"),
            FieldPanel("lead_image_caption"),
            FieldPanel("lead_image_credit"),
        ],
        heading=_("Picture at the top"),
    )
    lead_image_sync = [SynchronizedField("lead_image")]

    class Meta:
        abstract = True

    @property
    def card_picture(self):
        return self.lead_image

    def clean_to_publish(self):
        super().clean_to_publish()
        if self.lead_image and not self.lead_image_alt:
            raise ValidationError(
                {"lead_image_alt": _("Say in one sentence what the picture shows, for people who cannot see it.")}
            )


class PutUpMixin(models.Model):
    """The date of first publication in the table of the page type, so that an index finds the newest pages of a type.

    Wagtail keeps its `first_published_at` in the table of all pages: SQLite may sort all pages for the newest thirty of a type.
    """

    put_up_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        """Take the date of creation for pages that were not published by an editor."""
        before, self.put_up_at = self.put_up_at, self.first_published_at or self.put_up_at
        if update_fields and self.put_up_at != before:
            update_fields = [*update_fields, "put_up_at"]
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def dated_on(self) -> date:
        """The day that feeds and search engines are told: the page's own, or for what lies ahead that of its publication."""
        put_up_on = timezone.localdate(self.put_up_at)
        own: date | None = self.shown_on  # type: ignore[attr-defined]  # of the page
        return min(own or put_up_on, put_up_on)
