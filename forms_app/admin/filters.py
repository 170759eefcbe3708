"""Which answers to a form are listed, counted and exported."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.encryption import UndecryptableError
from core.i18n.languages import Language
from forms_app.answer_search import Search, found_by
from forms_app.columns import Column
from forms_app.duplicates import like
from forms_app.encryption import decrypt, encrypt
from forms_app.models import FormVersion, Status, Submission
from forms_app.models.submissions import sent_within
from forms_app.permissions import readers_of
from forms_app.question_types import type_of

# Days further off fall out of what the clock of a database can tell.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9000, 1, 1)


def _choice_field(column: Column) -> forms.ChoiceField:
    """Return the field by which answers are narrowed to those that picked a choice."""
    kind = type_of(column.question)
    pairs = [(str(value), kind.display(column.question, value)) for value in kind.countable_values(column.question)]
    return forms.ChoiceField(label=column.label, choices=[("", _("Anything")), *pairs], required=False)


def day_field(label):
    """Return the field for a day; one no calendar of ours reaches narrows nothing, like any nonsense."""
    widget = forms.DateInput({"type": "date"})
    limits = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
    return forms.DateField(label=label, required=False, widget=widget, validators=limits)


CHOICE = "choice-"  # before the key of a question


def sealed(words: str) -> str:
    """Return words that are looked for as they may stand in an address: no log and no history can be read."""
    return encrypt(words)


class FilterForm(forms.Form):
    """Every field that is filled in narrows the list; a value that makes no sense narrows nothing."""

    status = forms.ChoiceField(label=_("Status"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    page = forms.ModelChoiceField(Page.objects.none(), label=_("Page"), required=False, empty_label=_("Any page"))
    owner = forms.ModelChoiceField(None, label=_("Taken care of by"), required=False, empty_label=_("Anybody"))
    since = day_field(_("From"))
    until = day_field(_("To"))
    q = forms.CharField(label=_("Words"), required=False, widget=forms.HiddenInput)
    like = forms.IntegerField(label=_("Like answer"), required=False, widget=forms.HiddenInput)

    lookups = {
        "status": "status",
        "language": "locale",
        "page": "source_page",
        "owner": "owner",
    }

    def __init__(self, data, form_key, columns: list[Column]):
        super().__init__(data)
        self.form_key = form_key
        for column in columns:
            if type_of(column.question).is_countable:
                self.fields[CHOICE + column.key] = _choice_field(column)
        locales = (
            FormVersion.objects.filter(form_key=form_key).values_list("locale", flat=True).distinct().order_by("locale")
        )
        pages = Submission.objects.of_form(form_key).exclude(source_page=None).values("source_page")
        fields: dict[str, Any] = self.fields
        fields["status"].choices = [("", _("Any status")), *Status.choices]
        fields["language"].choices = [("", _("Any language")), *((code, Language(code).name) for code in locales)]
        fields["page"].queryset = Page.objects.filter(pk__in=pages).order_by("title")
        fields["owner"].queryset = self._owners()
        self.full_clean()

    def _owners(self):
        """Return who may read the answers, and who takes care of one from before their right ended."""
        owners = Submission.objects.of_form(self.form_key).exclude(owner=None).values("owner")
        people = get_user_model().objects
        return people.filter(Q(pk__in=readers_of(self.form_key).values("pk")) | Q(pk__in=owners)).order_by("username")

    def clean_q(self):
        """Return the words that the address carries. Raises ValidationError where no key of this site opens them."""
        token = self.cleaned_data["q"]
        try:
            return str(decrypt(token)) if token else ""
        except UndecryptableError as error:
            raise forms.ValidationError(
                _("This search is not known any more. Please write the words again.")
            ) from error

    @property
    def words(self) -> str:
        return self.cleaned_data.get("q", "")

    @property
    def search(self) -> Search:
        """What can be looked up only in the answers themselves."""
        names = [name for name in self.fields if name.startswith(CHOICE) and self.cleaned_data.get(name)]
        return Search(self.words, {name.removeprefix(CHOICE): self.cleaned_data[name] for name in names})

    @property
    def visible_facts(self):
        return [field for field in self.visible_fields() if not field.name.startswith(CHOICE)]

    @property
    def visible_choices(self):
        return [field for field in self.visible_fields() if field.name.startswith(CHOICE)]

    def narrow(self, submissions):
        """Return only the submissions that were asked for."""
        if "q" in self.errors:
            return submissions.none()
        found = self._narrow_by_facts(submissions)
        return found.among(found_by(found, self.search)) if self.search else found

    def _narrow_by_facts(self, submissions):
        wanted = {
            lookup: self.cleaned_data[name] for name, lookup in self.lookups.items() if self.cleaned_data.get(name)
        }
        first, last = (self.cleaned_data.get(name) for name in ("since", "until"))
        if number := self.cleaned_data.get("like"):
            submissions = submissions.filter(like(self.form_key, number))
        if first or last:  # only then: an index by time leads through the answers in an order in which they do not lie
            submissions = submissions.filter(sent_within(first or FIRST_DAY, last or LAST_DAY))
        return submissions.filter(**wanted)

    def in_words(self) -> list[tuple[str, str]]:
        """Return what narrows the list, as people call it."""
        language = self.cleaned_data.get("language")
        names = dict(Status.choices) | ({language: Language(language).name} if language else {})
        wanted = [(field, self.cleaned_data.get(name)) for name, field in self.fields.items()]
        return [
            (str(field.label), str(dict(getattr(field, "choices", ())).get(value) or names.get(value, value)))
            for field, value in wanted
            if value
        ]

    @property
    def narrows(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.fields)
