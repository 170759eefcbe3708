from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image, ImageQuerySet

from core.prefetch.child_rows import annotations, rows_below


class SiteImageQuerySet(ImageQuerySet):
    def fetch_chosen(self, ids) -> dict[int, "SiteImage"]:
        """Return pictures by id, each with its renditions: one query."""
        found = {
            image.pk: image for image in self.filter(pk__in=ids).annotate(**annotations(SiteImage, {"renditions": ""}))
        }
        for image in found.values():
            image.prefetched_renditions = rows_below(image, "renditions", "")
        return found


class SiteImage(AbstractImage):
    """A picture. Alternative text and caption belong to each use of it, where they are translated."""

    people_agreed = models.BooleanField(
        _("the people shown agreed"),
        default=False,
        help_text=_(
            "Tick when everybody who can be recognised agreed to be shown. "
            "A face on this site can put a person in danger: if in doubt, choose another picture."
        ),
    )

    objects = SiteImageQuerySet.as_manager()

    api_fields = ["description"]  # of the admin's API, for static/editors/alt_texts.js
    admin_form_fields = (*Image.admin_form_fields, "people_agreed")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_image_and_filter"
            )
        ]
