"""Where somebody comes back to who has to sign in again."""

from urllib.parse import urlencode, urlsplit

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


class ReturnMiddleware:
    """Leads back to the screen a button stood on, not to the button's own address, which may be none to look at."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        door = reverse("wagtailadmin_login")
        if request.method == "POST" and urlsplit(response.get("Location", "")).path == door != request.path:
            screen = screen_before(request)
            if screen:
                response["Location"] = f"{door}?{urlencode({REDIRECT_FIELD_NAME: screen})}"
        return response


def screen_before(request) -> str:
    """Return the address in the admin that a request was sent from, or nothing."""
    address = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure()):
        return ""
    path = urlsplit(address)._replace(scheme="", netloc="", fragment="").geturl()
    return path if path.startswith(reverse("wagtailadmin_home")) else ""
