"""The name of an organisation, with those of the site to choose from."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.models import Organisation as OrganisationSnippet
from forms_app.question_types.base import QuestionBlock, QuestionType, meaning_block
from forms_app.question_types.short_text import line_field


class OrganisationBlock(QuestionBlock):
    meaning = meaning_block("organiser", "signing_organisation")

    class Meta:
        icon = "group"
        label = _("Organisation")


class Organisation(QuestionType):
    name = "organisation"
    block = OrganisationBlock

    def describe_more(self, block, locale):
        names = OrganisationSnippet.objects.filter(locale=locale).order_by("name").values_list("name", flat=True)
        return {"suggestions": list(names)}

    def make_field(self, question, **options):
        widget = forms.TextInput({"dir": "auto", "autocomplete": "organization"})
        return line_field(question, max_length=200, widget=widget, **options)
