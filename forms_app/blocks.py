"""The block that puts a sign-up form into a body."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core.i18n.languages import active_language
from forms_app.models import SignupForm


class SignupBlock(blocks.StructBlock):
    """A form in a body: which language of it is shown is decided when a reader comes."""

    form = SnippetChooserBlock("forms_app.SignupForm", label=_("form"))

    class Meta:
        icon = "form"
        label = _("Sign-up form")
        template = "blocks/signup.html"
        description = _("Questions people answer without leaving the page.")

    def get_preview_value(self):
        """Show a form of this site, in the editor's language where there is one."""
        forms = SignupForm.objects.filter(live=True, ready=True).select_related("locale").order_by("-pk")
        language = active_language()
        return {"form": next((form for form in forms if form.language == language), forms.first())}

    def get_translatable_segments(self, value):
        """Offer nothing to translators here: a page must not wait for its form, nor fix one language of it."""
        return []

    def restore_translated_segments(self, value, segments):
        return value
