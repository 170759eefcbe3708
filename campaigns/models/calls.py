"""Campaign calls: the invitation to a season, with its venues, paths, partners and sign-ups."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail.snippets.models import register_snippet
from wagtail_localize.fields import SynchronizedField

from campaigns.blocks import CallBody, KeyDates
from campaigns.models.programme import ProgrammeEntry, by_day, by_path
from campaigns.models.slots import SignupSlot
from core.i18n.dates import date_range
from core.i18n.languages import active_language
from core.models import BasePage, LeadImageMixin, ListingPage, ListingQuerySet, PageRow, PutUpMixin, Role
from core.models.terms import Term
from core.prefetch.choosers import prefetched
from forms_app.models import SignupForm
from forms_app.page_words import PageWithForms, words_of_forms


@register_snippet
class Series(Term):
    """An event that takes place every season, such as the Iraqi Social Forum."""

    description = models.TextField(
        _("description"),
        max_length=600,
        blank=True,
        default="",
        db_default="",
        help_text=_("One or two sentences, shown above its seasons."),
    )

    panels = [FieldPanel("name"), FieldPanel("description")]

    class Meta(Term.Meta):
        verbose_name = _("series of calls")
        verbose_name_plural = _("series of calls")


class State(models.TextChoices):
    """The state of a call today; always derived from its dates."""

    ANNOUNCED = "announced", _("Announced")
    OPEN = "open", _("Open for sign-up")
    RUNNING = "running", _("Going on now")
    FINISHED = "finished", _("Finished")


class CallQuerySet(ListingQuerySet):
    topic_lookup = "paths__topic"
    place_lookup = "venues__place"
    date_lookup = "starts_on"
    organisation_lookups = ("partners__organisation",)

    def unfinished(self, today=None):
        """Calls that still lie ahead or are going on."""
        return self.filter(ends_on__gte=today or timezone.localdate())

    def open(self, today=None):
        """Unfinished calls that take sign-ups today."""
        return self.unfinished(today).with_signups(today).filter(takes_signups=True)

    def with_signups(self, today=None):
        """Annotate each call with `takes_signups`: whether it takes sign-ups today."""
        slots = SignupSlot.objects.open(today or timezone.localdate()).filter(call=models.OuterRef("pk"))
        return self.annotate(takes_signups=models.Exists(slots))

    def for_listing(self):
        return super().for_listing().with_signups()


class CallIndexPage(ListingPage):
    """The list of calls of one language."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.CallPage"]
    template = "components/listing_page.html"

    class Meta:
        verbose_name = _("list of calls")

    def listed_pages(self):
        return CallPage.objects.published(self.pages_below())


class CallPage(PutUpMixin, LeadImageMixin, PageWithForms):
    """A call to take part; its state follows from its dates and is never set by hand."""

    series = models.ForeignKey(
        Series,
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What comes back each season. Leave empty for a call that stands alone."),
    )
    season_number = models.PositiveSmallIntegerField(
        _("season"), null=True, blank=True, help_text=_("5 for the fifth season.")
    )
    slogan = models.CharField(_("slogan"), max_length=120, blank=True, help_text=_("Without quotation marks."))
    starts_on = models.DateField(_("first day"), null=True)
    ends_on = models.DateField(_("last day"), null=True)
    website = models.URLField(
        _("website elsewhere"), blank=True, help_text=_("The organisers' own page about this season, if there is one.")
    )
    former_season_of = models.PositiveIntegerField(null=True, editable=False)  # see campaigns/models/former_seasons.py
    key_dates = StreamField(KeyDates(), verbose_name=_("key dates"), blank=True)
    body = StreamField(CallBody(), verbose_name=_("body"), blank=True)

    objects = PageManager.from_queryset(CallQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("series"), FieldPanel("season_number")]),
                FieldPanel("slogan"),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                FieldPanel("website"),
            ],
            heading=_("Season"),
        ),
        LeadImageMixin.lead_image_panel,
        FieldPanel("body"),
        InlinePanel("venues", heading=_("Venues"), label=_("venue")),
        MultipleChooserPanel("paths", "topic", heading=_("Paths"), label=_("path")),
        InlinePanel("slots", heading=_("Sign-ups"), label=_("sign-up")),
        FieldPanel("key_dates"),
        MultipleChooserPanel("partners", "organisation", heading=_("Partners"), label=_("partner")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("slogan"),
        index.SearchField("body"),
        index.FilterField("starts_on"),
    ]
    override_translatable_fields = [
        SynchronizedField("season_number"),
        SynchronizedField("starts_on"),
        SynchronizedField("ends_on"),
        *LeadImageMixin.lead_image_sync,
    ]

    parent_page_types = ["campaigns.CallIndexPage"]
    subpage_types = []
    kind = _("Campaign call")
    shown_with = ["lead_image", "series"]
    shown_below = {"venues": "place", "paths": "topic", "slots": "", "partners": "organisation"}

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        indexes = [
            models.Index(fields=["-starts_on"], name="call_newest_first"),
            models.Index(fields=["-put_up_at"], name="call_newly_published"),
        ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["venues"] = self.rows("venues")
        context["paths"] = self.rows("paths")
        context["partners"] = self.rows("partners")
        for slot in self.all_slots:
            if form := prefetched(SignupForm, slot.form_id):
                slot.form = form
        context["open_slots"] = [slot for slot in self.all_slots if slot.is_open()]
        context["first_form"] = next((n for n, slot in enumerate(context["open_slots"], 1) if slot.form_id), None)
        context["coming_slots"] = [slot for slot in self.all_slots if slot.is_coming()]
        context["report"] = self.report
        if self.ends_on and self.ends_on >= timezone.localdate():
            context["calendar"], context["calendar_url"] = (f"{at}calendar.ics" for at in (self.url, self.full_url))
        context["poster"] = f"{self.url}poster/"
        entries = ProgrammeEntry.objects.for_reader(self, active_language())
        context["programme"] = by_day(entries)
        context["entries_by_path"] = by_path(context["paths"], entries)
        return context

    def also_shown(self):
        return {SignupForm: {slot.form_id for slot in self.all_slots if slot.form_id}}

    def clean_to_publish(self):
        super().clean_to_publish()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day is before the first. Change one of the two.")})

    @cached_property
    def all_slots(self):
        slots = self.rows("slots")
        for slot in slots:
            slot.call = self
        return slots

    @cached_property
    def takes_signups(self) -> bool:
        """Whether any way to take part is open today; listings know it from their query."""
        return any(slot.is_open() for slot in self.all_slots)

    @property
    def towns(self) -> list[str]:
        """Where the call takes place: towns, or the names of venues that lie in none, each once."""
        return list(dict.fromkeys(venue.place.name if venue.place else venue.name for venue in self.rows("venues")))

    @property
    def state(self) -> State:
        """The state of the call today; a draft without dates is announced."""
        today = timezone.localdate()
        if not (self.starts_on and self.ends_on):
            return State.ANNOUNCED
        if today > self.ends_on:
            return State.FINISHED
        if today >= self.starts_on:
            return State.RUNNING
        return State.OPEN if self.takes_signups else State.ANNOUNCED

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day; None while a draft lacks one."""
        return (self.starts_on, self.ends_on) if self.starts_on and self.ends_on else None

    def is_on(self, day: date) -> bool:
        """Return whether a day is one of the call's."""
        days = self.days
        return days is not None and days[0] <= day <= days[1]

    @property
    def report(self):
        """The published report about this call in the call's language, or None; none is looked for before it begins."""
        if self.state in {State.ANNOUNCED, State.OPEN}:
            return None
        return self.only_public(self.reports.model.objects.about_call(self).live()).first()

    def names_shown(self) -> str:
        slots = self.slots.select_related("form")
        words = [word for slot in slots for word in (slot.label, slot.note)]
        words += words_of_forms([slot.form for slot in slots if slot.form], self.locale_id)
        return "\n".join([super().names_shown(), *words])

    @property
    def shown_on(self):
        return self.starts_on

    @property
    def shown_dates(self):
        return date_range(self.starts_on, self.ends_on)


class CallVenue(PageRow):
    call = ParentalKey(CallPage, on_delete=models.CASCADE, related_name="venues")
    name = models.CharField(_("venue"), max_length=200, help_text=_("For example: Abu Nuwas Gardens."))
    place = models.ForeignKey(
        "core.Place", verbose_name=_("place"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("place")])]

    class Meta(PageRow.Meta):
        verbose_name = _("venue")
        verbose_name_plural = _("venues")


class CallPath(PageRow):
    call = ParentalKey(CallPage, on_delete=models.CASCADE, related_name="paths")
    topic = models.ForeignKey(
        "core.Topic", verbose_name=_("path"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    focus = models.CharField(
        _("focus"), max_length=200, blank=True, help_text=_("What this season looks at within the path.")
    )

    panels = [FieldPanel("topic"), FieldPanel("focus")]

    class Meta(PageRow.Meta):
        verbose_name = _("path")
        verbose_name_plural = _("paths")


class CallPartner(PageRow):
    call = ParentalKey(CallPage, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        "core.Organisation", verbose_name=_("organisation"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.PARTNER)

    panels = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("role")])]

    class Meta(PageRow.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
