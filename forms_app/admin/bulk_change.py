"""Changing all answers that the filters leave, however many pages they fill."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms_app.admin.submission_list import ListView, ModerationForm
from forms_app.models import Status
from forms_app.moderation import change_all, with_published_results
from forms_app.permissions import may_moderate

MOST_WITH_PUBLISHED_RESULTS = 1000  # some seconds of work


class BulkChangeForm(ModerationForm):
    """What to do with all of them, and how many there were when that was asked."""

    number = forms.IntegerField(widget=forms.HiddenInput)


class BulkChangeView(ListView):
    """Says how many answers there are, and changes them if there are still as many."""

    template_name = "forms_app/admin/bulk_change.html"

    def may_open(self) -> bool:
        return may_moderate(self.request.user, self.key)

    def post(self, request, *args, **kwargs):
        form = BulkChangeForm(request.POST)
        pks = list(self.found.values_list("pk", flat=True))
        if not form.is_valid() or not (form.cleaned_data["status"] or form.cleaned_data["owner"]):
            messages.warning(request, _("Say what is to be changed."))
        elif form.cleaned_data["number"] != len(pks):
            messages.warning(request, _("Meanwhile it is another number of answers. Please look again."))
        elif with_published_results(self.found, form.cleaned_data["status"]).count() > MOST_WITH_PUBLISHED_RESULTS:
            most = {"number": MOST_WITH_PUBLISHED_RESULTS}
            messages.warning(
                request, _("Accept, or take back, at most %(number)d answers at once: narrow the filters.") % most
            )
        else:
            return self._change(pks, form.cleaned_data)
        return HttpResponseRedirect(request.get_full_path())

    def _change(self, pks, wanted):
        status = Status(wanted["status"]) if wanted["status"] else None
        number = change_all(self.key, pks, status, wanted["owner"], self.request.user)
        message = ngettext("%(number)d answer was changed.", "%(number)d answers were changed.", number)
        messages.success(self.request, message % {"number": number})
        return HttpResponseRedirect(reverse("signups:answers", args=[self.key]))

    def get_context_data(self, **kwargs):
        number = self.found.count()
        return super().get_context_data(**kwargs) | {
            "number": number,
            "form": BulkChangeForm(initial={"number": number}),
            "narrowing": self.filter_form.in_words(),
        }
