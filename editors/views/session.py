"""Tells the script of editors.session_guard whether somebody is still signed in."""

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from editors.views.base import EditorsView


@never_cache
def session(request):
    """Answer as JSON who is signed in, with a fresh CSRF token; others are redirected to the sign-in page."""
    return JsonResponse({"person": request.user.pk, "token": get_token(request)})


class SignedInView(EditorsView):
    """The page after signing in again in a second tab, while typed text waits in the first."""

    template_name = "editors/signed_in.html"
    page_title = _("You are signed in again")
    header_icon = "user"

    def may_open(self) -> bool:
        return True
