"""Changing or erasing all answers that the filters leave, however many pages they fill."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms_app.admin.submission_list import ListView, ModerationForm
from forms_app.input_normalisation import machine_text
from forms_app.models import Status
from forms_app.moderation import change_all, erase_all, with_published_results
from forms_app.permissions import may_moderate

MOST_WITH_PUBLISHED_RESULTS = 1000  # some seconds of work
MOST_ERASED = 10_000


class BulkChangeForm(ModerationForm):
    """What to do with all of them, and how many there were when that was asked."""

    number = forms.IntegerField(widget=forms.HiddenInput)


class BulkChangeView(ListView):
    """Says how many answers there are, and changes or erases them if there are still as many."""

    template_name = "forms_app/admin/bulk_change.html"

    def may_open(self) -> bool:
        return may_moderate(self.request.user, self.key)

    def needs_password(self) -> bool:
        return "erase" in self.request.POST

    def post(self, request, *args, **kwargs):
        return self._erase() if "erase" in request.POST else self._change(request)

    def _erase(self):
        """Erase what was found, once its number was written by hand."""
        if not self.request.user.has_perm("forms_app.delete_submission"):
            raise PermissionDenied
        pks = list(self.found.values_list("pk", flat=True))
        written = machine_text(self.request.POST.get("number", ""))
        if written != str(len(pks)):
            messages.warning(self.request, _("Nothing was erased: write exactly how many answers there are now."))
        elif len(pks) > MOST_ERASED:
            most = {"number": MOST_ERASED}
            messages.warning(self.request, _("Erase at most %(number)d answers at once: narrow the filters.") % most)
        else:
            number = erase_all(self.key, pks, self.request.user)
            message = ngettext(
                "%(number)d answer was erased for good.", "%(number)d answers were erased for good.", number
            )
            messages.success(self.request, message % {"number": number})
            return HttpResponseRedirect(reverse("signups:answers", args=[self.key]))
        return HttpResponseRedirect(self.request.get_full_path())

    def _change(self, request):
        form = BulkChangeForm(self.key, request.POST)
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
            return self._change_all(pks, form.cleaned_data)
        return HttpResponseRedirect(request.get_full_path())

    def _change_all(self, pks, wanted):
        status = Status(wanted["status"]) if wanted["status"] else None
        number = change_all(self.key, pks, status, wanted["owner"], self.request.user)
        message = ngettext("%(number)d answer was changed.", "%(number)d answers were changed.", number)
        messages.success(self.request, message % {"number": number})
        return HttpResponseRedirect(reverse("signups:answers", args=[self.key]))

    def get_context_data(self, **kwargs):
        number = self.found.count()
        return super().get_context_data(**kwargs) | {
            "number": number,
            "form": BulkChangeForm(self.key, initial={"number": number}),
            "may_erase": self.request.user.has_perm("forms_app.delete_submission"),
            "narrowing": self.filter_form.in_words(),
        }
