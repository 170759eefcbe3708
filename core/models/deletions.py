"""The trash: pages that were deleted, kept in the tree for a month and hidden."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(days=30)


class DeletionQuerySet(models.QuerySet):
    def over(self):
        """Deletions that can no longer be undone."""
        return self.filter(deleted_at__lt=timezone.now() - KEPT_FOR)


class Deletion(models.Model):
    """One deletion: a page and everything below it."""

    title = models.CharField(_("title"), max_length=255, editable=False)
    deleted_by = models.ForeignKey(
        "core.User",
        verbose_name=_("deleted by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    deleted_at = models.DateTimeField(_("deleted"), default=timezone.now, editable=False, db_index=True)

    objects = DeletionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("deletion")
        verbose_name_plural = _("bin")
        default_permissions = ()
        ordering = ["-deleted_at", "-pk"]

    def __str__(self):
        return self.title

    @property
    def goes_at(self):
        """When the pages are deleted for good."""
        return self.deleted_at + KEPT_FOR


class DeletedPage(models.Model):
    """A page in the trash, and what is needed to restore it."""

    deletion = models.ForeignKey(Deletion, on_delete=models.CASCADE, related_name="pages")
    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    is_root = models.BooleanField(default=False)
    was_live = models.BooleanField(default=False)
    slug = models.CharField(max_length=255)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.page_id)
