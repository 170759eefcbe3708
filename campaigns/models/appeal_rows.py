"""Rows below an appeal: to whom it goes, who signed first, and its topics."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.models import PageRow


class AppealAddressee(PageRow):
    appeal = ParentalKey("campaigns.AppealPage", on_delete=models.CASCADE, related_name="addressees")
    name = models.CharField(
        _("to whom"), max_length=200, help_text=_("For example: the Ministry of Water Resources, Baghdad.")
    )

    panels = [FieldPanel("name")]

    class Meta(PageRow.Meta):
        verbose_name = _("addressee")
        verbose_name_plural = _("addressees")


class FirstSignatory(PageRow):
    """Who stood behind an appeal before it was public: an organisation of the site, or a name as editors write it."""

    appeal = ParentalKey("campaigns.AppealPage", on_delete=models.CASCADE, related_name="first_signatories")
    organisation = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    name = models.CharField(
        _("or a name"), max_length=120, blank=True, help_text=_("Only of people who agreed to be named.")
    )
    description = models.CharField(
        _("who that is"), max_length=160, blank=True, help_text=_("For example: poet, Basra.")
    )

    panels = [FieldPanel("organisation"), FieldRowPanel([FieldPanel("name"), FieldPanel("description")])]

    class Meta(PageRow.Meta):
        verbose_name = _("first signatory")
        verbose_name_plural = _("first signatories")

    def clean_to_publish(self):
        super().clean_to_publish()
        if bool(self.organisation_id) == bool(self.name):
            raise ValidationError({"name": _("Choose an organisation, or write a name: one of the two.")})

    @property
    def shown_name(self) -> str:
        return self.organisation.name if self.organisation else self.name


class AppealTopic(PageRow):
    appeal = ParentalKey("campaigns.AppealPage", on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(
        "core.Topic", verbose_name=_("topic"), null=True, on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("topic")]

    class Meta(PageRow.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
