"""The front page, and standing pages such as About and Privacy."""

from django.db import models
from django.db.models import Case, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from campaigns.models import AppealPage, CallPage, FestivalReportPage
from core.models import BasePage, LeadImageMixin
from core.prefetch.child_rows import annotations
from forms_app.page_words import PageWithForms
from home.blocks import BandsBody, SectionsBody
from news.models import StoryPage

STORIES_SHOWN = 6
CALLS_SHOWN = 3
REPORTS_SHOWN = 3
APPEALS_SHOWN = 2
USUAL_BANDS = ["stories", "calls", "appeals", "reports", "sections"]


class HomePage(PageWithForms):
    """The front page of one language: lists of the newest pages, and free sections."""

    lead_call = models.ForeignKey(
        "campaigns.CallPage",
        verbose_name=_("call at the top"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Leave empty to show the call that begins next."),
    )
    sections = StreamField(
        SectionsBody(),
        verbose_name=_("free sections"),
        blank=True,
        help_text=_("They stand below the lists, or where you say."),
    )
    bands = StreamField(
        BandsBody(),
        verbose_name=_("what stands on the page, in which order"),
        blank=True,
        help_text=_(
            "Leave empty for news, calls, appeals, festivals and then the free sections. What you leave out is not shown."
        ),
    )

    content_panels = [
        *BasePage.content_panels,
        PageChooserPanel("lead_call", "campaigns.CallPage"),
        FieldPanel("sections"),
        FieldPanel("bands"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("sections")]

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "news.StoryIndexPage",
        "campaigns.CallIndexPage",
        "campaigns.ReportIndexPage",
        "campaigns.AppealIndexPage",
        "home.StandardPage",
    ]
    kind = _("Front page")

    class Meta:
        verbose_name = _("front page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        indexes = {name: pages[0].list_url for name, pages in self.lists.items() if pages}
        if self.shown_call:
            indexes["calls"] = self.shown_call.list_url
        return context | {"lead": self.shown_call, "indexes": indexes, "bands": self.shown_bands}

    @property
    def shown_bands(self) -> list[dict]:
        """The lists and sections below the top, in order; lists without pages are left out."""
        chosen = [(block.block_type, block.value) for block in self.bands] or [(name, {}) for name in USUAL_BANDS]
        bands = [
            {"kind": kind, "heading": (value or {}).get("heading"), "pages": self.lists.get(kind)}
            for kind, value in chosen
        ]
        return [band for band in bands if band["pages"] or band["kind"] == "sections"]

    def pages_on_cards(self):
        return [*filter(None, [self.shown_call]), *(page for pages in self.lists.values() for page in pages)]

    @cached_property
    def lists(self) -> dict:
        """The newest pages of each kind in this language; other open calls beside the one at the top."""
        here = self.only_public(Page.objects.filter(locale_id=self.locale_id))
        return {
            "stories": StoryPage.objects.published(here).newest_first().for_listing()[:STORIES_SHOWN],
            "calls": [call for call in self._calls if call != self.shown_call][:CALLS_SHOWN],
            "appeals": AppealPage.objects.published(here).newest_first().for_listing()[:APPEALS_SHOWN],
            "reports": FestivalReportPage.objects.published(here).newest_first().for_listing()[:REPORTS_SHOWN],
        }

    @cached_property
    def shown_call(self):
        """The chosen call in this language, else the unfinished call that begins next, else None."""
        return next((call for call in self._calls if call.is_lead), None)

    @cached_property
    def _calls(self) -> list:
        """The call at the top, and the first of the open ones: one query."""
        calls = self.only_public(CallPage.objects.live())
        here = calls.filter(locale_id=self.locale_id)
        in_language = here.filter(
            translation_key__in=CallPage.objects.filter(pk=self.lead_call_id).values("translation_key")
        )
        candidates = [in_language] if self.lead_call_id else []
        lead = Coalesce(
            *(
                Subquery(found.values("pk")[:1])
                for found in [*candidates, here.unfinished().order_by("starts_on", "pk")]
            ),
            None,
        )
        shown = calls.filter(Q(pk=lead) | Q(pk__in=here.open().values("pk")))
        venues = annotations(CallPage, {"venues": "place"})
        shown = shown.annotate(is_lead=Case(When(pk=lead, then=True), default=False))
        return list(shown.order_by("-is_lead", "starts_on", "pk").for_listing().annotate(**venues)[: CALLS_SHOWN + 1])


class StandardPage(LeadImageMixin, PageWithForms):
    """A standing page: About, Privacy, Accessibility, or whatever else is needed."""

    body = StreamField(SectionsBody(), verbose_name=_("body"), blank=True)

    content_panels = [*BasePage.content_panels, LeadImageMixin.lead_image_panel, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    override_translatable_fields = [*LeadImageMixin.lead_image_sync]
    shown_with = ["lead_image"]

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")
