"""News: stories, and the index that lists them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    PageChooserPanel,
)
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.i18n.languages import language_name
from core.models import BasePage, LeadImageMixin, ListingPage, ListingQuerySet, PageRow, PutUpMixin
from forms_app.page_words import PageWithForms
from news.blocks import StoryBody
from news.genres import Genre, Source, language_choices


class StoryQuerySet(ListingQuerySet):
    topic_lookup = "topics__topic"
    place_lookup = "dateline_place"
    date_lookup = "story_date"
    organisation_lookups = ("dateline_organisation",)

    def ours(self):
        """Leave out what others published first, unless an editor counts it among ours."""
        return self.exclude(genre=Genre.PRESS, is_counted_as_ours=False)

    def from_source(self, source: str):
        press = Q(genre=Genre.PRESS)
        chosen = {"ours": ~press, "press": press}.get(source)
        return self.none() if chosen is None else self.filter(chosen)

    def counts(self):
        found = self.aggregate(total=Count("pk"), by_others=Count("pk", filter=Q(genre=Genre.PRESS)))
        return found["total"], found["by_others"]


class StoryIndexPage(ListingPage):
    """The list of stories of one language."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.StoryPage"]
    template = "components/listing_page.html"
    filter_names = [*ListingPage.filter_names, "source"]
    sources = Source.choices

    class Meta:
        verbose_name = _("list of stories")

    def listed_pages(self):
        return StoryPage.objects.published(self.pages_below())


class StoryPage(PutUpMixin, LeadImageMixin, PageWithForms):
    """A news story, an opinion, a testimony, or a story that others published first; its dateline says who writes, where and when."""

    genre = models.CharField(
        _("kind of story"),
        max_length=12,
        choices=Genre,
        default=Genre.NEWS,
        db_default=Genre.NEWS,
        help_text=_("Readers see it above the title. “From elsewhere” is for what others published first."),
    )
    source_name = models.CharField(
        _("published first by"),
        max_length=120,
        blank=True,
        default="",
        db_default="",
        help_text=_("The newspaper, website or organisation, for example: Al-Mada."),
    )
    source_author = models.CharField(_("author there"), max_length=120, blank=True, default="", db_default="")
    source_url = models.URLField(
        _("address there"),
        max_length=500,
        blank=True,
        default="",
        db_default="",
        help_text=_("Readers and search engines are led to it."),
    )
    source_date = models.DateField(_("date there"), null=True, blank=True)
    source_language = models.CharField(
        _("language there"),
        max_length=10,
        blank=True,
        default="",
        db_default="",
        choices=language_choices,
        help_text=_("Leave it empty if it is the language in which you write the story here."),
    )
    has_source_permission = models.BooleanField(
        _("they allow us to show the whole text"),
        default=False,
        db_default=False,
        help_text=_("Without the tick readers see the summary and a link; the text stays in the editor."),
    )
    is_counted_as_ours = models.BooleanField(
        _("also in our feed and in the map for search engines"),
        default=False,
        db_default=False,
        help_text=_("For what we wrote ourselves and others published first."),
    )
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
        FieldPanel("genre"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_author")]),
                FieldPanel("source_url"),
                FieldRowPanel([FieldPanel("source_date"), FieldPanel("source_language")]),
                FieldPanel("has_source_permission"),
                FieldPanel("is_counted_as_ours"),
            ],
            heading=_("Only for a story from elsewhere"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [
                FieldPanel("story_date"),
                FieldRowPanel([FieldPanel("dateline_organisation"), FieldPanel("dateline_place")]),
            ],
            heading=_("Dateline"),
        ),
        LeadImageMixin.lead_image_panel,
        FieldPanel("body"),
        MultipleChooserPanel("authors", "person", heading=_("Authors"), label=_("author")),
        MultipleChooserPanel("topics", "topic", heading=_("Topics"), label=_("topic")),
        PageChooserPanel("related_call", "campaigns.CallPage"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("text_shown"), index.FilterField("story_date")]
    override_translatable_fields = [
        SynchronizedField("story_date"),
        SynchronizedField("source_url"),
        SynchronizedField("source_language"),
        *LeadImageMixin.lead_image_sync,
    ]

    parent_page_types = ["news.StoryIndexPage"]
    subpage_types = []
    kind = _("News")
    kind_field = "genre"
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

    def clean(self):
        """Take the language in which a story from elsewhere is entered for that of its source, if no other is named."""
        super().clean()
        if self.is_from_elsewhere and not self.source_language and self.locale_id:
            self.source_language = self.locale.language_code

    def clean_to_publish(self):
        super().clean_to_publish()
        if not self.is_from_elsewhere:
            return
        missing = {
            "source_name": _("Say who published it first."),
            "source_url": _("Give the address at which it was published."),
        }
        errors = {name: message for name, message in missing.items() if not getattr(self, name)}
        if self.source_url and not self.source_url.startswith(("https://", "http://")):
            errors["source_url"] = _("Give a web address, which begins with https:// or http://.")
        if self.source_date and self.source_date > timezone.localdate():
            errors["source_date"] = _("That day has not come yet. Write when they published it.")
        if errors:
            raise ValidationError(errors)

    @classmethod
    def not_our_own(cls):
        return cls.objects.filter(genre=Genre.PRESS, is_counted_as_ours=False)

    @classmethod
    def copies(cls):
        in_its_language = Q(source_language="") | Q(source_language=F("locale__language_code"))
        return cls.objects.filter(in_its_language, genre=Genre.PRESS).exclude(source_url="")

    @property
    def shown_on(self):
        return self.story_date

    @property
    def is_from_elsewhere(self) -> bool:
        return self.genre == Genre.PRESS

    @property
    def is_opinion(self) -> bool:
        return self.genre == Genre.OPINION

    @property
    def shows_text(self) -> bool:
        return not self.is_from_elsewhere or self.has_source_permission

    @property
    def is_translated_by_us(self) -> bool:
        """Tell whether a story from elsewhere stands here in another language than there."""
        return self.is_from_elsewhere and self.source_language not in ("", self.locale.language_code)

    @property
    def source_language_name(self) -> str:
        return language_name(self.source_language)

    def is_copy_in(self, code: str) -> bool:
        return bool(self.is_from_elsewhere and self.source_url and self.source_language in ("", code))

    @property
    def canonical_url(self) -> str:
        """The address of the original if this is the same text."""
        return self.source_url if self.is_copy_in(self.locale.language_code) else self.full_url

    def text_shown(self) -> list[str]:
        """Return the words of the body for the search index, as far as readers see them."""
        return self.body.stream_block.get_searchable_content(self.body) if self.shows_text else []


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
