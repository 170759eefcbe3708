"""Finding one person across all forms: to show, hand over or erase what they sent."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from forms_app.admin.base import AnswersAdminView
from forms_app.admin.overview import titles_of
from forms_app.data_subjects import as_record, find_submissions
from forms_app.moderation import erase


class PersonSearchView(AnswersAdminView):
    """One field, an e-mail address or a phone number. It is posted, so that it stands in no address and no log."""

    template_name = "forms_app/admin/person_search.html"
    page_title = _("Find a person")
    header_icon = "user"

    def may_open(self) -> bool:
        return self.request.user.has_perm("forms_app.view_submission")

    def needs_password(self) -> bool:
        return not self.request.POST.keys().isdisjoint({"erase", "export"})

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("signups:forms"), "label": _("Answers")},
            {"url": "", "label": self.page_title},
        ]

    def post(self, request, *args, **kwargs):
        contact = request.POST.get("contact", "")[:400]
        found = find_submissions(contact)
        if "erase" in request.POST:
            return self._erase(found)
        for submission in found:
            log(instance=submission, action="forms_app.look", user=request.user)
        if "export" in request.POST:
            return self._export(found)
        titles = titles_of(Q(form_key__in={one.form_key for one in found}))
        named = [(one, titles[one.form_key]) for one in found]
        context = self.get_context_data(contact=contact, found=named, searched=True)
        response = self.render_to_response(context)
        response["Cache-Control"] = "no-store"
        return response

    def _erase(self, found):
        self._demand("forms_app.delete_submission")
        number = erase(found, self.request.user)
        message = ngettext("%(number)d answer was erased for good.", "%(number)d answers were erased for good.", number)
        messages.success(self.request, message % {"number": number})
        return HttpResponseRedirect(self.request.path)

    def _export(self, found):
        self._demand("forms_app.export_submission")
        for submission in found:
            log(instance=submission, action="forms_app.export", user=self.request.user, data={"format": "json"})
        response = JsonResponse(
            {"answers": [as_record(one) for one in found]}, json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
        response["Content-Disposition"] = content_disposition_header(
            as_attachment=True, filename=_("everything-about-one-person") + ".json"
        )
        response["Cache-Control"] = "no-store"
        return response

    def _demand(self, permission):
        if not self.request.user.has_perm(permission):
            raise PermissionDenied

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "may_erase": user.has_perm("forms_app.delete_submission"),
            "may_export": user.has_perm("forms_app.export_submission"),
        }
