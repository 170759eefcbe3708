"""Which answers to a form are listed, counted and exported."""

from datetime import date

from django import forms
from django.contrib.auth import get_user_model
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.i18n.languages import Language
from forms_app.models import FormVersion, Status, Submission
from forms_app.models.submissions import sent_within

# Days further off fall out of what the clock of a database can tell.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9000, 1, 1)


def possible_owners():
    """Return the people an answer can be given to."""
    return get_user_model().objects.filter(is_active=True).order_by("username")


def day_field(label):
    """Return the field for a day; one no calendar of ours reaches narrows nothing, like any nonsense."""
    widget = forms.DateInput({"type": "date"})
    limits = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
    return forms.DateField(label=label, required=False, widget=widget, validators=limits)


class FilterForm(forms.Form):
    """Every field that is filled in narrows the list; a value that makes no sense narrows nothing."""

    status = forms.ChoiceField(label=_("Status"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    page = forms.ModelChoiceField(Page.objects.none(), label=_("Page"), required=False, empty_label=_("Any page"))
    owner = forms.ModelChoiceField(None, label=_("Taken care of by"), required=False, empty_label=_("Anybody"))
    since = day_field(_("From"))
    until = day_field(_("To"))

    lookups = {
        "status": "status",
        "language": "locale",
        "page": "source_page",
        "owner": "owner",
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
        self.fields["owner"].queryset = possible_owners()

    def narrow(self, submissions):
        """Return only the submissions that were asked for."""
        self.is_valid()
        wanted = {
            lookup: self.cleaned_data[name] for name, lookup in self.lookups.items() if self.cleaned_data.get(name)
        }
        first, last = (self.cleaned_data.get(name) for name in ("since", "until"))
        return submissions.filter(sent_within(first or FIRST_DAY, last or LAST_DAY), **wanted)

    def in_words(self) -> list[tuple[str, str]]:
        """Return what narrows the list, as people call it."""
        language = self.cleaned_data.get("language")
        names = dict(Status.choices) | ({language: Language(language).name} if language else {})
        wanted = [(str(self.fields[name].label), self.cleaned_data.get(name)) for name in self.fields]
        return [(label, str(names.get(value, value))) for label, value in wanted if value]

    @property
    def narrows(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.fields)
