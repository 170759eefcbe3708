"""News: stories, and the index that lists them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.models import BasePage, LeadImageMixin, ListingPage, ListingQuerySet, PageRow, PutUpMixin
from forms_app.page_words import PageWithForms
from news.blocks import StoryBody


class StoryQuerySet(ListingQuerySet):
    topic_lookup = "topics__topic"
    place_lookup = "dateline_place"
    date_lookup = "story_date"
    organisation_lookups = ("dateline_organisation",)


class StoryIndexPage(ListingPage):
    """The list of stories of one language."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.StoryPage"]
    template = "components/listing_page.html"

    class Meta:
        verbose_name = _("list of stories")

    def listed_pages(self):
        return StoryPage.objects.published(self.pages_below())


class StoryPage(PutUpMixin, LeadImageMixin, PageWithForms):
    """A news story; its dateline says who writes, where and when."""

    story_date = models.DateField(_("date"), null=True, default=timezone.localdate)
    dateline_organisation = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The story begins “ICSSI – Nassiriyah”: this organisation, then the place."),
    )
    dateline_place = models.ForeignKey(
        "core.Place", verbose_name=_("place"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StreamField(StoryBody(), verbose_name=_("body"), blank=True)
    related_call = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("call it belongs to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Readers are led from the story to this call."),
    )

    objects = PageManager.from_queryset(StoryQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("story_date"),
                FieldRowPanel([FieldPanel("dateline_organisation"), FieldPanel("dateline_place")]),
            ],
            heading=_("Dateline"),
        ),
        LeadImageMixin.lead_image_panel,
        FieldPanel("body"),
        InlinePanel("authors", heading=_("Authors"), label=_("author")),
        InlinePanel("topics", heading=_("Topics"), label=_("topic")),
        PageChooserPanel("related_call", "campaigns.CallPage"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("story_date")]
    override_translatable_fields = [SynchronizedField("story_date"), *LeadImageMixin.lead_image_sync]

    parent_page_types = ["news.StoryIndexPage"]
    subpage_types = []
    kind = _("News")
    shown_with = ["lead_image", "dateline_organisation", "dateline_place"]
    shown_below = {"authors": "person", "topics": "topic"}

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [
            models.Index(fields=["-story_date"], name="story_newest_first"),
            models.Index(fields=["-put_up_at"], name="story_newly_published"),
        ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["authors"] = [row.person for row in self.rows("authors")]
        context["topics"] = [row.topic for row in self.rows("topics")]
        context["call"] = self.pages_pointed_at.get(self.related_call_id)
        return context

    @property
    def shown_on(self):
        return self.story_date


class StoryAuthor(PageRow):
    story = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(
        "core.Person", verbose_name=_("person"), null=True, on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("person")]

    class Meta(PageRow.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")


class StoryTopic(PageRow):
    story = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(
        "core.Topic", verbose_name=_("topic"), null=True, on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("topic")]

    class Meta(PageRow.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
