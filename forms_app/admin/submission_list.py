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
from forms_app.admin.column_order import Sorting
from forms_app.admin.filters import FilterForm, sealed
from forms_app.columns import columns_of
from forms_app.duplicates import others_like
from forms_app.models import Status, Submission
from forms_app.moderation import assign, change_status
from forms_app.permissions import readers_of
from forms_app.statistics import charts_of

PAGE_SIZE = 50
LONGEST_SEARCH = 200  # letters


class ModerationForm(forms.Form):
    """What to do with many answers."""

    status = forms.ChoiceField(label=_("Give them the status"), required=False)
    owner = forms.ModelChoiceField(None, label=_("Give them to"), required=False, empty_label=_("Leave as it is"))

    def __init__(self, form_key, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["status"].choices = [("", _("Leave as it is")), *Status.choices]
        self.fields["owner"].queryset = readers_of(form_key)


class BulkForm(ModerationForm):
    """What to do with the answers that are ticked."""

    picked = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, form_key, data=None, picked=()):
        super().__init__(form_key, data)
        self.fields["picked"].choices = [(pk, pk) for pk in picked]


class ListView(FormAdminView):
    """What the list, the charts and the exports have in common: the form's answers, narrowed by the filters."""

    @cached_property
    def filter_form(self):
        return FilterForm(self.request.GET, self.key, self.columns)

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
            "sort": self.request.GET.get("sort", ""),
        }


class SubmissionListView(ListView):
    """One row a person, one column a question. Words to look for are posted, so that they stand in no log."""

    template_name = "forms_app/admin/submission_list.html"

    def get(self, request, *args, **kwargs):
        self.log_view("forms_app.list", narrowed=self.filter_form.narrows, searched=bool(request.GET.get("q")))
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Look for words; or change what is ticked and come back to the same page of the list."""
        if "words" in request.POST:
            return self._search(request.POST["words"][:LONGEST_SEARCH].strip())
        self.require_moderation()
        picked = [pk for pk in request.POST.getlist("picked") if pk.isdecimal() and len(pk) < 19]
        form = BulkForm(self.key, request.POST, picked)
        if form.is_valid():
            self._handle(form.cleaned_data)
        return HttpResponseRedirect(request.get_full_path())

    def _search(self, words: str):
        query = self.request.GET.copy()
        for name in ("q", "p"):
            query.pop(name, None)
        if words:
            query["q"] = sealed(words)
        return HttpResponseRedirect(f"{self.request.path}?{query.urlencode()}")

    def _handle(self, wanted):
        picked, changed = wanted["picked"], 0
        if wanted["status"]:
            changed = change_status(self.key, picked, Status(wanted["status"]), self.request.user)
        if wanted["owner"]:
            changed = max(changed, assign(self.key, picked, wanted["owner"], self.request.user))
        message = ngettext("%(number)d answer was changed.", "%(number)d answers were changed.", changed)
        messages.success(self.request, message % {"number": changed})

    def get_context_data(self, **kwargs):
        sorting = Sorting(self.request.GET.get("sort", ""), self.columns)
        paginator = Paginator(sorting.put_in_order(self.found), PAGE_SIZE)
        page = paginator.get_page(self.request.GET.get("p"))
        submissions = self._fetch(list(page.object_list))
        others = others_like(self.key, submissions)
        rows = [{"submission": one, "cells": self._cells(one), "others": others.get(one.pk)} for one in submissions]
        return super().get_context_data(**kwargs) | {
            "columns": self.columns,
            "rows": rows,
            "headings": self._headings(sorting),
            "page_obj": page,
            "elided": paginator.get_elided_page_range(page.number),
            "bulk_form": BulkForm(self.key),
        }

    def _fetch(self, on_page: list) -> list[Submission]:
        """Return the answers on a page, of which only the numbers are known where they were sorted by what they say."""
        pks = [one.pk if isinstance(one, Submission) else one for one in on_page]
        rows = Submission.objects.select_related("owner").defer("picks", "notes").in_bulk(pks)
        return [rows[pk] for pk in pks if pk in rows]

    def _cells(self, submission: Submission) -> list[dict]:
        return [
            {"column": column, "text": column.text(submission), "link": column.link(submission)}
            for column in self.columns
        ]

    def _headings(self, sorting: Sorting) -> list[tuple]:
        """Return each heading with the query of the address that sorts by it."""
        query = self.request.GET.copy()
        query.pop("p", None)
        found = []
        for heading in sorting.headings():
            query["sort"] = heading.asks_for
            found.append((heading, query.urlencode()))
        return found


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
