"""After signing in again, people come back to the screen that sent the form."""

from urllib.parse import urlencode, urlsplit

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


class SignInRedirectMiddleware:
    """When a POST is redirected to the sign-in page, lead back to the screen it came from, not to the address of the POST."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        door = reverse("wagtailadmin_login")
        if request.method == "POST" and urlsplit(response.get("Location", "")).path == door != request.path:
            screen = referring_screen(request)
            if screen:
                response["Location"] = f"{door}?{urlencode({REDIRECT_FIELD_NAME: screen})}"
        return response


def referring_screen(request) -> str:
    """Return the path in the admin that a request was sent from, or an empty text."""
    address = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure()):
        return ""
    path = urlsplit(address)._replace(scheme="", netloc="", fragment="").geturl()
    return path if path.startswith(reverse("wagtailadmin_home")) else ""
