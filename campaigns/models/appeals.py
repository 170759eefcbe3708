"""Appeals: statements, open letters and petitions, with demands, signatures, and what became of them."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from campaigns.blocks import CallBody, Demands
from campaigns.models.signatories import Signatory
from core.models import BasePage, LeadImageMixin, ListingPage, ListingQuerySet, PutUpMixin
from core.prefetch.child_rows import JSONRows
from core.prefetch.choosers import prefetched
from forms_app.models import SignupForm
from forms_app.page_words import PageWithForms, words_of_forms

FETCHED = ("is_organisation", "name", "other_name", "locale", "name_here")
MOST_SIGNATURES = 100_000_000
NAMES_SHOWN = 100  # on the page itself; all of them stand on pages of their own


class AppealKind(models.TextChoices):
    """What an appeal is; readers see it above the title and in lists."""

    STATEMENT = "statement", _("Statement")
    OPEN_LETTER = "letter", _("Open letter")
    PETITION = "petition", _("Petition")


class Outcome(models.TextChoices):
    """What became of an appeal."""

    NONE = "", _("Not delivered yet")
    DELIVERED = "delivered", _("Delivered")
    ANSWERED = "answered", _("Answered")


class AppealQuerySet(ListingQuerySet):
    topic_lookup = "topics__topic"
    place_lookup = "place"
    date_lookup = "issued_on"
    organisation_lookups = ("first_signatories__organisation",)


class AppealIndexPage(ListingPage):
    """The list of appeals of one language."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.AppealPage"]
    template = "components/listing_page.html"

    class Meta:
        verbose_name = _("list of appeals")

    def listed_pages(self):
        return AppealPage.objects.published(self.pages_below())


class AppealPage(PutUpMixin, LeadImageMixin, PageWithForms):
    """An appeal to somebody, which people and organisations sign."""

    genre = models.CharField(
        _("what it is"),
        max_length=12,
        choices=AppealKind,
        default=AppealKind.PETITION,
        help_text=_("Readers see it above the title."),
    )
    issued_on = models.DateField(_("date"), null=True, default=timezone.localdate)
    place = models.ForeignKey(
        "core.Place", verbose_name=_("place"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    demands = StreamField(
        Demands(), verbose_name=_("demands"), blank=True, help_text=_("What shall be done, one demand in each.")
    )
    body = StreamField(CallBody(), verbose_name=_("body"), blank=True)
    form = models.ForeignKey(
        "forms_app.SignupForm",
        verbose_name=_("form by which people sign"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "“Sign the appeal” among the starting forms asks for what is needed. Leave empty if nobody else signs."
        ),
    )
    shows_people = models.BooleanField(
        _("people may be shown by name"),
        default=False,
        help_text=_(
            "Only those who wrote how they want to be shown, and whom an organiser accepted. Without the tick people "
            "are counted only. Think of who may read it. Organisations are always shown once they are accepted."
        ),
    )
    goal = models.PositiveIntegerField(
        _("goal"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_SIGNATURES)],
        help_text=_("How many signatures you want. Leave empty for none."),
    )
    paper_signatures = models.PositiveIntegerField(
        _("signatures on paper"),
        default=0,
        validators=[MaxValueValidator(MOST_SIGNATURES)],
        help_text=_("Readers see them as a number of their own."),
    )
    outcome = models.CharField(_("what became of it"), max_length=12, choices=Outcome, blank=True, default=Outcome.NONE)
    outcome_on = models.DateField(_("on which day"), null=True, blank=True)
    outcome_note = models.TextField(
        _("in a few words"),
        max_length=600,
        blank=True,
        help_text=_("To whom it was handed, or what the answer was."),
    )

    objects = PageManager.from_queryset(AppealQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("genre"),
        InlinePanel("addressees", heading=_("To whom"), label=_("addressee")),
        FieldPanel("demands"),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("issued_on"), FieldPanel("place")]),
        LeadImageMixin.lead_image_panel,
        InlinePanel("first_signatories", heading=_("First signatories"), label=_("signatory")),
        MultiFieldPanel(
            [
                FieldPanel("form"),
                FieldPanel("shows_people"),
                FieldRowPanel([FieldPanel("goal"), FieldPanel("paper_signatures")]),
            ],
            heading=_("Signatures"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("outcome"), FieldPanel("outcome_on")]), FieldPanel("outcome_note")],
            heading=_("What became of it"),
        ),
        MultipleChooserPanel("topics", "topic", heading=_("Topics"), label=_("topic")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("demands"),
        index.SearchField("body"),
        index.SearchField("outcome_note"),
        index.FilterField("issued_on"),
    ]
    override_translatable_fields = [
        SynchronizedField("genre", overridable=False),
        SynchronizedField("issued_on", overridable=False),
        # The form is looked up in the reader's language when the page is shown.
        SynchronizedField("form", overridable=False),
        SynchronizedField("shows_people", overridable=False),
        SynchronizedField("goal", overridable=False),
        SynchronizedField("paper_signatures", overridable=False),
        SynchronizedField("outcome", overridable=False),
        SynchronizedField("outcome_on", overridable=False),
        *LeadImageMixin.lead_image_sync,
    ]

    # A name that may no longer be shown, or a form that takes no more signatures, cannot wait for a translator.
    shared_at_once = ["form", "shows_people", "goal", "paper_signatures", "outcome", "outcome_on"]

    parent_page_types = ["campaigns.AppealIndexPage"]
    subpage_types = []
    kind = _("Appeal")
    kind_field = "genre"
    shown_with = ["lead_image", "place"]
    shown_below = {"addressees": "", "first_signatories": "organisation", "topics": "topic"}

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        indexes = [
            models.Index(fields=["-issued_on"], name="appeal_newest_first"),
            models.Index(fields=["-put_up_at"], name="appeal_newly_published"),
        ]

    @classmethod
    def for_reader(cls):
        """Count the signatures, and fetch the first names, in the query of the page itself."""
        signed = Signatory.objects.of_appeal(OuterRef("translation_key")).not_first()
        number = signed.order_by().values("appeal_key").annotate(number=Count("pk")).values("number")
        names = signed.named().with_translated_names(OuterRef(OuterRef("locale_id")))[:NAMES_SHOWN]
        fetched = {name: name for name in FETCHED}
        return (
            super()
            .for_reader()
            .annotate(
                signed_by_form=Coalesce(Subquery(number), 0),
                fetched_names=JSONRows(names.values(row=JSONObject(**fetched))),
            )
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["addressees"] = self.rows("addressees")
        context["first_signatories"] = self.rows("first_signatories")
        context["topics"] = [row.topic for row in self.rows("topics")]
        context["form"] = prefetched(SignupForm, self.form_id) or self.form
        context["signatories"] = self.first_names
        context["has_more_names"] = len(context["signatories"]) == NAMES_SHOWN
        return context

    def also_shown(self):
        return {SignupForm: {self.form_id}} if self.form_id else {}

    def clean_to_publish(self):
        super().clean_to_publish()
        errors = {}
        if self.outcome and not self.outcome_on:
            errors["outcome_on"] = _("Say on which day that was.")
        elif self.outcome and self.issued_on and self.outcome_on < self.issued_on:
            errors["outcome_on"] = _("That is before the date of the appeal. Change one of the two.")
        if self.goal == 0:
            errors["goal"] = _("Write a number above 0, or leave it empty.")
        if other := self._other_appeal():
            errors["form"] = _(
                "With this form people sign “%(appeal)s”. Make a copy of the form, and choose the copy here."
            ) % {"appeal": other.title}
        if errors:
            raise ValidationError(errors)

    def _other_appeal(self) -> "AppealPage | None":
        """Return another appeal that is signed by the same form."""
        if self.form is None:
            return None
        others = AppealPage.objects.filter(form__translation_key=self.form.translation_key)
        return others.exclude(translation_key=self.translation_key).first()

    @property
    def named_signatories(self):
        """The signatures by form that are shown by name."""
        signed = Signatory.objects.of_appeal(self.translation_key).not_first()
        named = signed.named().with_translated_names(self.locale_id)
        return named if self.shows_people else named.filter(is_organisation=True)

    @property
    def first_names(self) -> list[Signatory]:
        """The first of them; no query for a page that was fetched for a reader."""
        if "fetched_names" not in self.__dict__:
            return list(self.named_signatories[:NAMES_SHOWN])
        names = [Signatory.with_fetched(**row) for row in self.__dict__["fetched_names"]]
        return [name for name in names if name.is_organisation or self.shows_people]

    @cached_property
    def signatures(self) -> int:
        """How many signed here: the first signatories, and whoever signed by the form."""
        by_form = self.__dict__.get("signed_by_form")
        if by_form is None:
            by_form = Signatory.objects.of_appeal(self.translation_key).not_first().count()
        return len(self.rows("first_signatories")) + by_form

    @property
    def signatures_in_all(self) -> int:
        """How many signed here and on paper."""
        return self.signatures + self.paper_signatures

    @property
    def counts_signatures(self) -> bool:
        """Tell whether the number of signatures says anything."""
        return bool(self.form_id or self.goal or self.paper_signatures)

    def names_shown(self) -> str:
        rows = self.first_signatories.select_related("organisation")
        words = [row.shown_name for row in rows] + [row.name for row in self.addressees.all()]
        words += words_of_forms([self.form], self.locale_id) if self.form else []
        return "\n".join([super().names_shown(), *words])

    @property
    def shown_on(self):
        return self.issued_on
