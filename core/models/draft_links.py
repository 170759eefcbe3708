"""Links by which people without an account see a page or a bundle before it is public, and what they write about it."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DraftLinkQuerySet(models.QuerySet["DraftLink"]):
    def open(self):
        """Return the links that still open something."""
        return self.filter(revoked_at=None, ends_at__gt=timezone.now())


class DraftLink(models.Model):
    """A link to the newest draft of a page, or of the pages of a bundle. Its address is made from the row, and stored nowhere."""

    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.CASCADE, related_name="draft_links")
    bundle = models.ForeignKey("core.Bundle", null=True, on_delete=models.CASCADE, related_name="draft_links")
    recipient = models.CharField(
        _("for whom"), max_length=120, blank=True, help_text=_("For yourselves, to tell links apart.")
    )
    made_by = models.ForeignKey("core.User", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField(_("ends"))
    ends_with_publication = models.BooleanField(
        _("ends once the page is published"), default=True, help_text=_("From then on everybody sees it anyway.")
    )
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects = DraftLinkQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        verbose_name = _("link to a draft")
        verbose_name_plural = _("links to drafts")
        ordering = [F("revoked_at").desc(nulls_first=True), "-ends_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(page=None, bundle__isnull=False) | Q(page__isnull=False, bundle=None),
                name="draft_link_of_a_page_or_a_bundle",
            )
        ]

    def __str__(self):
        return f"{self.pk}"


class DraftRemark(models.Model):
    """What somebody wrote about a draft, or that they agree to it, with a digest of what they saw."""

    link = models.ForeignKey(DraftLink, on_delete=models.CASCADE, related_name="remarks")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80, blank=True)
    words = models.TextField(max_length=4000, blank=True)
    place = models.CharField(max_length=60, blank=True, db_default="")  # of the part it is about; empty: the whole page
    part = models.CharField(max_length=80, blank=True, db_default="")  # how that part began then
    is_agreed = models.BooleanField(default=False)
    seen = models.CharField(max_length=64, editable=False)  # SHA-256 of the draft's content, in hexadecimal
    made_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        verbose_name = _("remark about a draft")
        verbose_name_plural = _("remarks about drafts")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.pk}"  # never a name: names of rows reach logs and messages
