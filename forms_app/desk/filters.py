"""Which answers to a form are listed, counted and exported."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.languages import Language
from forms_app.models import FormVersion, Status, Submission


def colleagues():
    """Return the people an answer can be given to."""
    return get_user_model().objects.filter(is_active=True).order_by("username")


class FilterForm(forms.Form):
    """Every field that is filled in narrows the list; a value that makes no sense narrows nothing."""

    status = forms.ChoiceField(label=_("Status"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    page = forms.ModelChoiceField(Page.objects.none(), label=_("Page"), required=False, empty_label=_("Any page"))
    owner = forms.ModelChoiceField(None, label=_("Taken care of by"), required=False, empty_label=_("Anybody"))
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput({"type": "date"}))

    lookups = {
        "status": "status",
        "language": "locale",
        "page": "source_page",
        "owner": "owner",
        "since": "created_at__date__gte",
        "until": "created_at__date__lte",
    }

    def __init__(self, data, form_key):
        super().__init__(data)
        locales = (
            FormVersion.objects.filter(form_key=form_key).values_list("locale", flat=True).distinct().order_by("locale")
        )
        pages = Submission.objects.of_form(form_key).exclude(source_page=None).values("source_page")
        self.fields["status"].choices = [("", _("Any status")), *Status.choices]
        self.fields["language"].choices = [("", _("Any language")), *((code, Language(code).name) for code in locales)]
        self.fields["page"].queryset = Page.objects.filter(pk__in=pages).order_by("title")
        self.fields["owner"].queryset = colleagues()

    def narrow(self, submissions):
        """Return only the submissions that were asked for."""
        self.is_valid()
        wanted = {
            lookup: self.cleaned_data[name] for name, lookup in self.lookups.items() if self.cleaned_data.get(name)
        }
        return submissions.filter(**wanted)

    @property
    def narrows(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.lookups)
