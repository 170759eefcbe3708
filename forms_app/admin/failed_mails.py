"""Mails that did not go out."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import OutboxLetter
from forms_app.admin.base import AnswersAdminView

MOST_SHOWN = 200


class FailedMailsView(AnswersAdminView):
    """What was given up and what waits. A mail is named by its kind: no address, no word of it."""

    template_name = "forms_app/admin/failed_mails.html"
    page_title = gettext_lazy("Mails that did not go out")
    header_icon = "mail"

    def may_open(self) -> bool:
        return self.request.user.has_perm("forms_app.view_submission")

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("signups:forms"), "label": _("Answers")},
            {"url": "", "label": self.page_title},
        ]

    def post(self, request, *args, **kwargs):
        get_object_or_404(OutboxLetter.objects.dead(), uid=request.POST.get("uid")).try_again()
        messages.success(request, _("The mail will be tried again."))
        return HttpResponseRedirect(request.path)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "dead": OutboxLetter.objects.dead().order_by("-given_up_at")[:MOST_SHOWN],
            "waiting": OutboxLetter.objects.waiting().order_by("created_at")[:MOST_SHOWN],
        }
