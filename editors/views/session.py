"""Whether somebody is still signed in, for the script that keeps what was typed when the session ends."""

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from editors.views.base import DeskScreen


@never_cache
def session(request):
    """Answer who is signed in, and with the token that forms need from now on; strangers are led to the door."""
    return JsonResponse({"person": request.user.pk, "token": get_token(request)})


class SignedInScreen(DeskScreen):
    """Where somebody lands who signed in again beside a screen on which something was typed."""

    template_name = "editors/signed_in.html"
    page_title = _("You are signed in again")
    header_icon = "user"

    def may_open(self) -> bool:
        return True
