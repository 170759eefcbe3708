"""The ways to take part in a call, and on which days each is open."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail_localize.fields import SynchronizedField

from core.models import PageRow


class SlotQuerySet(models.QuerySet):
    def open(self, today):
        """Slots that take sign-ups on a day."""
        begun = models.Q(opens_on__isnull=True) | models.Q(opens_on__lte=today)
        not_over = models.Q(closes_on__isnull=True) | models.Q(closes_on__gte=today)
        return self.filter(begun & not_over)


class SignupSlot(PageRow):
    """One way to take part: a form of this site, or a link elsewhere, open between two days."""

    call = ParentalKey("campaigns.CallPage", on_delete=models.CASCADE, related_name="slots")
    label = models.CharField(_("what people do"), max_length=120, help_text=_("For example: Propose an activity."))
    note = models.CharField(_("note"), max_length=250, blank=True)
    form = models.ForeignKey(
        "forms_app.SignupForm",
        verbose_name=_("form"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link = models.URLField(_("or a link elsewhere"), blank=True)
    # With a form these repeat the form's own dates: see campaigns/slot_dates.py.
    opens_on = models.DateField(
        _("opens on"),
        null=True,
        blank=True,
        help_text=_("For a link. A form has its own dates, and they are shown here. Leave empty to open at once."),
    )
    closes_on = models.DateField(
        _("closes after"), null=True, blank=True, help_text=_("The last day. Leave empty to close with the call.")
    )

    objects = SlotQuerySet.as_manager()

    panels = [
        FieldPanel("label"),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("form"), FieldPanel("link")]),
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
    ]
    # The form is looked up in the reader's language when the page is shown.
    override_translatable_fields = [SynchronizedField("form", overridable=False)]

    class Meta(PageRow.Meta):
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")

    def clean_to_publish(self):
        super().clean_to_publish()
        if bool(self.form_id) == bool(self.link):
            raise ValidationError({"form": _("Choose a form, or write a link: one of the two.")})
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            raise ValidationError({"closes_on": _("It closes before it opens. Change one of the two days.")})

    def is_open(self, today=None) -> bool:
        today = today or timezone.localdate()
        last = self.closes_on or self.call.ends_on
        return not self.is_coming(today) and last is not None and today <= last

    def is_coming(self, today=None) -> bool:
        return self.opens_on is not None and (today or timezone.localdate()) < self.opens_on
