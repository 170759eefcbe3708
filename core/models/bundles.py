"""Bundles: pages of any language that are published together."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable

from core.i18n.invisible_characters import remove_invisible_characters


class BundleQuerySet(models.QuerySet):
    def waiting(self):
        """Bundles that nobody has published yet and that did not fail."""
        return self.filter(published_at=None, problem="")

    def due(self):
        return self.waiting().filter(goes_at__lte=timezone.now()).order_by("goes_at", "pk")

    def planned(self):
        return self.filter(published_at=None).exclude(goes_at=None).order_by("goes_at", "pk")


class Bundle(ClusterableModel):
    """Pages that are published together or not at all."""

    title = models.CharField(_("title"), max_length=120, help_text=_("For yourselves; readers do not see it."))
    goes_at = models.DateTimeField(
        _("publish at"), null=True, blank=True, help_text=_("Leave empty to collect pages first and decide later.")
    )
    made_by = models.ForeignKey(
        "core.User", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    problem = models.TextField(_("why it was not published"), blank=True, editable=False)

    objects = BundleQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        FieldPanel("goes_at"),
        InlinePanel("items", heading=_("Pages"), label=_("page"), min_num=1),
    ]

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("bundle")
        verbose_name_plural = _("bundles")
        ordering = [models.F("published_at").desc(nulls_first=True), "goes_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(problem=""), name="bundle_published_or_with_a_problem"
            )
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        remove_invisible_characters(self)
        if self.goes_at and not self.published_at and self.goes_at.year > timezone.now().year + 5:
            raise ValidationError({"goes_at": _("That is more than five years away. Look at the year again.")})

    @property
    def state(self):
        if self.published_at:
            return _("Published")
        if self.problem:
            return _("Not published")
        return _("Planned") if self.goes_at else _("Being collected")


class BundleItem(Orderable):
    bundle = ParentalKey(Bundle, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    panels = [PageChooserPanel("page")]

    wagtail_reference_index_ignore = True

    class Meta(Orderable.Meta):
        pass
