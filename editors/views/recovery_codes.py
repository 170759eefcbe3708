"""Recovery codes, shown once after they were made: to be written down, downloaded or printed."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.accounts import second_factors
from editors.views.base import EditorsView

_SHOWN = "recovery_codes_lead_to"  # in the session: where one goes after the codes were kept


def show_codes(request, then: str) -> None:
    """Have this session show the recovery codes once, and then lead to an address."""
    request.session[_SHOWN] = then


class RecoveryCodesView(EditorsView):
    """Shows the codes until somebody says that they kept them."""

    template_name = "editors/second_factor/codes.html"
    page_title = gettext_lazy("Recovery codes")
    header_icon = "key"

    def may_open(self) -> bool:
        return True

    def dispatch(self, request, *args, **kwargs):
        if _SHOWN not in request.session:
            return redirect("editors:second_factor")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self._file() if "file" in request.GET else super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return HttpResponseRedirect(request.session.pop(_SHOWN))

    def get_context_data(self, **kwargs):
        codes = second_factors.recovery_codes_of(self.request.user)
        return super().get_context_data(**kwargs) | {
            "codes": codes,
            "download": f"{reverse('editors:recovery_codes')}?file",
        }

    def _file(self):
        """Return the codes as a text file whose name says nothing."""
        user = self.request.user
        heading = _("Recovery codes of the account “%(name)s”, each for one sign-in:") % {"name": user.get_username()}
        lines = [heading, "", *second_factors.recovery_codes_of(user), ""]
        response = HttpResponse("\r\n".join(lines), content_type="text/plain; charset=utf-8")
        response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename="codes.txt")
        return response
