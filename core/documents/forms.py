"""The form behind every upload of a document in the admin."""

from wagtail.documents.forms import BaseDocumentForm

from core.documents.kinds import require_taken_kind
from core.files.metadata_removal import cleaned
from core.files.refusals import RefusedFileError
from core.files.stored import CleanUpload
from core.i18n.invisible_characters import without_invisible_characters
from core.permissions.forms import SharedRowForm


class SiteDocumentForm(SharedRowForm, BaseDocumentForm):
    """Cleans the file, and the title, which is the name of the file until somebody writes another."""

    def clean_title(self):
        return without_invisible_characters(self.cleaned_data["title"])

    def _post_clean(self):
        """Look into the file once its name is known to be of a kind that is taken."""
        super()._post_clean()
        file = self.cleaned_data.get("file")
        if not file or "file" not in self.changed_data:
            return
        try:
            require_taken_kind(file.name)
            clean = CleanUpload(file.name, cleaned(file.name, file.read()), file.content_type)
        except RefusedFileError as error:
            self.add_error("file", error)
        else:
            self.instance.file = self.cleaned_data["file"] = clean
