"""The form behind every upload of a document in the admin."""

from wagtail.documents.forms import BaseDocumentForm

from core.i18n.invisible_characters import without_invisible_characters
from core.permissions.forms import SharedRowForm


class SiteDocumentForm(SharedRowForm, BaseDocumentForm):
    """Cleans the title, which is the name of the file until somebody writes another."""

    def clean_title(self):
        return without_invisible_characters(self.cleaned_data["title"])
