"""The block that shows a reusable passage."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock


class PassageBlock(SnippetChooserBlock):
    """A passage that is written once and shown on many pages, in the language of each."""

    class Meta:
        icon = "copy"
        label = _("Reusable passage")
        template = "blocks/passage.html"
        description = _("Text that stands on several pages: it is edited once and changes everywhere.")

    def __init__(self, **kwargs):
        super().__init__("core.Passage", **kwargs)

    def get_preview_value(self):
        return self.model_class.objects.order_by("pk").first()

    def get_translatable_segments(self, value):
        """Offer nothing to translators here: the passage is translated by itself."""
        return []

    def restore_translated_segments(self, value, segments):
        return value
