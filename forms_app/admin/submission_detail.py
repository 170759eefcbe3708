"""One person's answers, as that person saw the questions, and what organisers make of them."""

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.permissions.acting_user import NotAllowed
from forms_app.admin.base import FormAdminView
from forms_app.admin.history import history_of
from forms_app.duplicates import others_like
from forms_app.encryption import digest
from forms_app.models import Status, Submission
from forms_app.moderation import assign, change_status, erase
from forms_app.permissions import readers_of
from forms_app.signals import results_of


class SubmissionForm(forms.ModelForm):
    class Meta:
        model = Submission
        fields = ["status", "owner", "notes"]
        widgets = {"notes": forms.Textarea({"rows": 4, "dir": "auto"})}

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        present = Q(pk=self.instance.owner_id)  # who took care of it may have lost the right to read it since
        readers = Q(pk__in=readers_of(self.instance.form_key).values("pk"))
        self.fields["owner"].queryset = get_user_model().objects.filter(readers | present).order_by("username")
        self.initial["seen"] = digest_of_state(self.instance)


def digest_of_state(submission: Submission) -> str:
    """Return a digest of what organisers can change, by which a colleague's change in between is noticed."""
    return digest(f"{submission.pk} {submission.status} {submission.owner_id} {submission.notes}")[:16]


class SubmissionDetailView(FormAdminView):
    template_name = "forms_app/admin/submission_detail.html"

    @cached_property
    def submission(self) -> Submission:
        found = Submission.objects.of_form(self.key).select_related("version", "source_page", "owner")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def needs_password(self) -> bool:
        return "erase" in self.request.POST

    def get(self, request, *args, **kwargs):
        log(instance=self.submission, action="forms_app.look", user=request.user)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if "erase" in request.POST:
            return self._erase()
        self.require_moderation()
        form = SubmissionForm(request.POST, instance=self.submission)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data() | {"handling_form": form})
        try:
            with transaction.atomic():
                present = get_object_or_404(Submission.objects.select_for_update(), pk=self.submission.pk)
                if request.POST.get("seen", digest_of_state(present)) != digest_of_state(present):
                    return self._ask_about(present)
                self._save(present, form.cleaned_data)
        except NotAllowed as refused:
            form.add_error("status", str(refused))
            return self.render_to_response(self.get_context_data() | {"handling_form": form})
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)

    def _save(self, present: Submission, wanted: dict) -> None:
        """Save what was changed, or nothing: whoever may not accept a proposal is told so before anything is saved."""
        user = self.request.user
        change_status(self.key, [present.pk], Status(wanted["status"]), user)
        if present.owner != wanted["owner"]:
            assign(self.key, [present.pk], wanted["owner"], user)
        if present.notes != wanted["notes"]:
            Submission.objects.filter(pk=present.pk).update(notes=wanted["notes"])
            log(instance=present, action="forms_app.note", user=user)

    def _ask_about(self, present: Submission):
        """Show what a colleague saved meanwhile beside what was written here; pressing again saves it over theirs."""
        written = self.request.POST.copy()
        written["seen"] = digest_of_state(present)
        form = SubmissionForm(written, instance=self.submission)
        return self.render_to_response(self.get_context_data() | {"handling_form": form, "present": present})

    def _erase(self):
        if not self.request.user.has_perm("forms_app.delete_submission"):
            raise PermissionDenied
        erase(Submission.objects.filter(pk=self.submission.pk), self.request.user)
        messages.success(self.request, _("The answer was erased for good."))
        return HttpResponseRedirect(reverse("signups:answers", args=[self.key]))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "submission": self.submission,
            "handling_form": SubmissionForm(instance=self.submission),
            "results": results_of(self.submission),
            "history": history_of(self.submission),
            "others": others_like(self.key, [self.submission]).get(self.submission.pk),
            "may_erase": self.request.user.has_perm("forms_app.delete_submission"),
        }
