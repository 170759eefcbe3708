"""The answers to one form, in all languages, in one list."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from forms_app.admin.base import FormAdminView
from forms_app.admin.filters import FilterForm, possible_owners
from forms_app.columns import columns_of
from forms_app.models import Status, Submission
from forms_app.moderation import assign, change_status
from forms_app.statistics import charts_of

PAGE_SIZE = 50


class ModerationForm(forms.Form):
    """What to do with many answers."""

    status = forms.ChoiceField(label=_("Give them the status"), required=False)
    owner = forms.ModelChoiceField(None, label=_("Give them to"), required=False, empty_label=_("Leave as it is"))

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["status"].choices = [("", _("Leave as it is")), *Status.choices]
        self.fields["owner"].queryset = possible_owners()


class BulkForm(ModerationForm):
    """What to do with the answers that are ticked."""

    picked = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, data=None, picked=()):
        super().__init__(data)
        self.fields["picked"].choices = [(pk, pk) for pk in picked]


class ListView(FormAdminView):
    """What the list, the charts and the exports have in common: the form's answers, narrowed by the filters."""

    @cached_property
    def filter_form(self):
        return FilterForm(self.request.GET, self.key)

    @cached_property
    def found(self):
        mine = Submission.objects.of_form(self.key).defer("picks", "notes")
        return self.filter_form.narrow(mine).order_by("-created_at", "-pk")

    @cached_property
    def columns(self):
        return columns_of(self.key)

    def log_view(self, action, **data):
        """Log a look; filters are logged, answers never."""
        log(instance=self.versions[0], action=action, user=self.request.user, data=data)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "filter_form": self.filter_form,
            "query": self.request.GET.urlencode(),
        }


class SubmissionListView(ListView):
    """One row a person, one column a question."""

    template_name = "forms_app/admin/submission_list.html"

    def get(self, request, *args, **kwargs):
        self.log_view("forms_app.list")
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Change what is ticked and come back to the same page of the list."""
        self.require_moderation()
        picked = [pk for pk in request.POST.getlist("picked") if pk.isdecimal() and len(pk) < 19]
        form = BulkForm(request.POST, picked)
        if form.is_valid():
            self._handle(form.cleaned_data)
        return HttpResponseRedirect(request.get_full_path())

    def _handle(self, wanted):
        picked, changed = wanted["picked"], 0
        if wanted["status"]:
            changed = change_status(self.key, picked, Status(wanted["status"]), self.request.user)
        if wanted["owner"]:
            changed = max(changed, assign(self.key, picked, wanted["owner"], self.request.user))
        message = ngettext("%(number)d answer was changed.", "%(number)d answers were changed.", changed)
        messages.success(self.request, message % {"number": changed})

    def get_context_data(self, **kwargs):
        paginator = Paginator(self.found.select_related("owner"), PAGE_SIZE)
        page = paginator.get_page(self.request.GET.get("p"))
        rows = [{"submission": one, "cells": [(column, column.text(one)) for column in self.columns]} for one in page]
        return super().get_context_data(**kwargs) | {
            "columns": self.columns,
            "rows": rows,
            "page_obj": page,
            "elided": paginator.get_elided_page_range(page.number),
            "bulk_form": BulkForm(),
        }


class StatisticsView(ListView):
    """The same answers as numbers."""

    template_name = "forms_app/admin/statistics.html"

    def get(self, request, *args, **kwargs):
        self.log_view("forms_app.count")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        charts = charts_of(self.found, self.columns)
        return super().get_context_data(**kwargs) | {
            "charts": charts,
            "total": self.found.count(),
            "unconfirmed": self.found.filter(pending=True).count(),
        }
