"""Answer a refusal of the gate, or of a model's own rules, in words, from whichever screen or address it was asked.

Wagtail's forms check what they show. What they save besides, such as copies and aliases, is checked when the row is
written, and a refusal there would be an error of the server.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from core.publishing.gate import NotPublishable

API = "wagtailadmin_api"  # Wagtail's own, for the admin and for programs


class RefusalMiddleware:
    """Lead back to the screen with a message, or answer a program with 409 and the same words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotPublishable):
            words = str(exception)
        elif isinstance(exception, ValidationError) and request.path.startswith(reverse("wagtailadmin_home")):
            words = " ".join(exception.messages)
        elif isinstance(exception, OverflowError) and request.path.startswith(reverse("wagtailadmin_home")):
            words = _("A date lies outside of the calendar. Write another one.")  # such as a day of the year 1
        else:
            return None
        if _is_program(request):
            return JsonResponse({"detail": words}, status=409)
        messages.error(request, words)
        return HttpResponseRedirect(_screen_before(request))


def _is_program(request: HttpRequest) -> bool:
    is_api = request.resolver_match is not None and API in request.resolver_match.namespaces
    return is_api or not request.accepts("text/html") or request.headers.get("X-Requested-With") == "XMLHttpRequest"


def _screen_before(request: HttpRequest) -> str:
    """Return the screen the request came from, or the start of the admin."""
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    parts = urlsplit(came_from)
    if is_ours and parts.path.startswith(reverse("wagtailadmin_home")):
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return reverse("wagtailadmin_home")
