"""Festival reports, written after the event; a report has a foreign key to its call."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from campaigns.blocks import Figures, Gallery, Programme, ReportBody
from core.i18n.dates import date_range
from core.models import BasePage, LeadImageMixin, ListingPage, ListingQuerySet, PageRow, PutUpMixin, Role
from forms_app.page_words import PageWithForms


class ReportQuerySet(ListingQuerySet):
    topic_lookup = "topics__topic"
    place_lookup = "place"
    date_lookup = "starts_on"
    organisation_lookups = ("dateline_organisation", "partners__organisation")

    def about_call(self, call):
        """Reports in the call's language about the call, whichever of its translations they name."""
        return self.filter(call__translation_key=call.translation_key, locale_id=call.locale_id)


class ReportIndexPage(ListingPage):
    """The list of festival reports of one language."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.FestivalReportPage"]
    template = "components/listing_page.html"

    class Meta:
        verbose_name = _("list of festival reports")

    def listed_pages(self):
        return FestivalReportPage.objects.published(self.pages_below())


class FestivalReportPage(PutUpMixin, LeadImageMixin, PageWithForms):
    """A report on a festival: dates, place, organisers, figures, text and pictures."""

    event_name = models.CharField(
        _("name of the event"), max_length=160, help_text=_("As its organisers write it, for example: I love Dhi Qar.")
    )
    starts_on = models.DateField(_("first day"), null=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Leave empty for a single day."))
    place = models.ForeignKey(
        "core.Place", verbose_name=_("place"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    dateline_organisation = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("organisation that reports"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    call = models.ForeignKey(
        "campaigns.CallPage",
        verbose_name=_("call it reports on"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
    )
    figures = StreamField(Figures(), verbose_name=_("figures"), blank=True)
    body = StreamField(ReportBody(), verbose_name=_("body"), blank=True)
    programme = StreamField(Programme(), verbose_name=_("programme"), blank=True)
    gallery = StreamField(Gallery(), verbose_name=_("gallery"), blank=True)
    what_next = RichTextField(_("what comes next"), features=["bold", "link"], blank=True)
    outside_page = models.URLField(
        _("page elsewhere"), blank=True, help_text=_("For example the festival's Facebook page.")
    )
    outside_label = models.CharField(_("what that page is called"), max_length=120, blank=True)

    objects = PageManager.from_queryset(ReportQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("event_name"),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                FieldRowPanel([FieldPanel("place"), FieldPanel("dateline_organisation")]),
                FieldPanel("call"),
            ],
            heading=_("Event"),
        ),
        LeadImageMixin.lead_image_panel,
        FieldPanel("body"),
        FieldPanel("figures"),
        FieldPanel("programme"),
        FieldPanel("gallery"),
        FieldPanel("what_next"),
        MultiFieldPanel([FieldPanel("outside_page"), FieldPanel("outside_label")], heading=_("Page elsewhere")),
        MultipleChooserPanel("partners", "organisation", heading=_("Organisers and partners"), label=_("organisation")),
        MultipleChooserPanel("topics", "topic", heading=_("Topics"), label=_("topic")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("event_name"),
        index.SearchField("body"),
        index.SearchField("programme"),
        index.FilterField("starts_on"),
    ]
    override_translatable_fields = [
        SynchronizedField("starts_on"),
        SynchronizedField("ends_on"),
        *LeadImageMixin.lead_image_sync,
    ]

    parent_page_types = ["campaigns.ReportIndexPage"]
    subpage_types = []
    kind = _("Festival report")
    shown_with = ["lead_image", "dateline_organisation", "place"]
    shown_below = {"partners": "organisation", "topics": "topic"}

    class Meta:
        verbose_name = _("festival report")
        verbose_name_plural = _("festival reports")
        indexes = [
            models.Index(fields=["-starts_on"], name="report_newest_first"),
            models.Index(fields=["-put_up_at"], name="report_newly_published"),
        ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["partners"] = self.rows("partners")
        context["topics"] = [row.topic for row in self.rows("topics")]
        context["call"] = self.pages_pointed_at.get(self.call_id)
        return context

    def clean_to_publish(self):
        super().clean_to_publish()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day is before the first. Change one of the two.")})
        if self.outside_page and not self.outside_label:
            raise ValidationError({"outside_label": _("Write what the page elsewhere is called.")})

    @property
    def last_day(self):
        return self.ends_on or self.starts_on

    @property
    def shown_on(self):
        return self.starts_on

    @property
    def shown_dates(self):
        return date_range(self.starts_on, self.last_day)


class ReportPartner(PageRow):
    report = ParentalKey(FestivalReportPage, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        "core.Organisation", verbose_name=_("organisation"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.PARTNER)

    panels = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("role")])]

    class Meta(PageRow.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")


class ReportTopic(PageRow):
    report = ParentalKey(FestivalReportPage, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(
        "core.Topic", verbose_name=_("topic"), null=True, on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("topic")]

    class Meta(PageRow.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
