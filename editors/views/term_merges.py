"""The screen that merges a topic, place, person, organisation or series into another one."""

from typing import Any

from django import forms
from django.apps import apps
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.snippets.widgets import AdminSnippetChooser

from core.models.terms import Term
from core.publishing.term_removals import NotPossible, merge
from editors.term_deletion import Usages, may_remove
from editors.views.base import EditorsView


class MergeForm(forms.Form):
    kept = forms.ModelChoiceField(
        label=gettext_lazy("Which one stays"),
        queryset=Term.__subclasses__()[0]._default_manager.none(),
        help_text=gettext_lazy("Everything that names the other one names this one afterwards, in every language."),
    )

    def __init__(self, model: type[Term], *args, **kwargs):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kept"]
        field.queryset = model._default_manager.all()
        field.widget = AdminSnippetChooser(model)
        field.widget.is_required = True


class MergeView(EditorsView):
    template_name = "editors/merge_terms.html"
    page_title = gettext_lazy("Merge with another")
    header_icon = "resubmit"

    @cached_property
    def model(self) -> type[Term]:
        label = f"{self.kwargs['app']}.{self.kwargs['name']}"
        found = {model._meta.label_lower: model for model in apps.get_models() if issubclass(model, Term)}
        if label not in found:
            raise Http404
        return found[label]

    def may_open(self) -> bool:
        return may_remove(self.request.user, self.model._meta.label_lower)

    @cached_property
    def term(self) -> Any:
        return get_object_or_404(self.model, pk=self.kwargs["pk"])

    @property
    def list_address(self) -> str:
        return reverse(self.model.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]  # every term has one

    def get_page_subtitle(self):
        return str(self.term)

    @cached_property
    def form(self) -> MergeForm:
        return MergeForm(self.model, self.request.POST if self.request.method == "POST" else None)

    def post(self, request, *args, **kwargs):
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        kept = self.form.cleaned_data["kept"]
        try:
            removal = merge(self.term, kept, request.user)
        except NotPossible as problem:
            self.form.add_error("kept", str(problem))
            return self.get(request, *args, **kwargs)
        words = _("“%(name)s” is merged into “%(other)s”.") % {"name": removal.name, "other": removal.kept_name}
        undo = _("It can be undone in the bin, for 30 days.")
        messages.success(request, format_html('{} <a href="{}">{}</a>', words, reverse("editors:bin"), undo))
        return HttpResponseRedirect(self.list_address)

    def get_context_data(self, **kwargs):
        usages = Usages(self.term, self.request.user)
        return super().get_context_data(**kwargs) | {"form": self.form, "usages": usages, "back": self.list_address}
