"""The response when a page cannot be made because the database is away.

Published pages come from the page store, so readers meet this at forms, searches and pages that are not cached. It asks
no database, and gives back what the reader has typed.
"""

import re

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_cache_control

from core.i18n.languages import Language, interface_language

RETRY_AFTER = 30  # seconds
MAX_FIELDS = 500
# Values and names of hidden fields, such as keys: they go back hidden.
MACHINE_MADE = re.compile(
    r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|[0-9a-f]{40,}", re.IGNORECASE
)
HIDDEN_NAMES = {"version", "page", "sealed", "csrfmiddlewaretoken", "remark"}
LANGUAGES = ("en", "ar")


class OutageMiddleware:
    """Answers 503 with a page of its own if a view fails because the database is away."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError):
            return unavailable(request)

    def process_exception(self, request, exception):
        return unavailable(request) if isinstance(exception, OperationalError | InterfaceError) else None


def unavailable(request: HttpRequest) -> HttpResponse:
    """Return a response that says in two languages that the site will be back, with what was typed."""
    asked = interface_language(request)
    languages = [Language(code) for code in sorted(LANGUAGES, key=lambda code: (code != asked, code))]
    fields = _filled_fields(request)
    context = {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "language": languages[0],
        "languages": languages,
        "method": "post" if request.method == "POST" else "get",
        "action": request.path,
        "seen": [pair for pair in fields if _is_typed(*pair)],
        "unseen": [pair for pair in fields if not _is_typed(*pair)],
        "can_retry": bool(fields) or request.method != "POST",
    }
    with translation.override(languages[0].code):
        response = HttpResponse(render_to_string("outage.html", context), status=503)
    patch_cache_control(response, no_store=True, private=True)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Content-Language"] = languages[0].code
    return response


def _filled_fields(request: HttpRequest) -> list[tuple[str, str]]:
    try:
        fields = request.POST if request.method == "POST" else request.GET
    except (SuspiciousOperation, BadRequest, MultiPartParserError, OSError):
        return []
    pairs = [(name, value) for name, values in fields.lists() for value in values if value]
    return [(_printable(name), _printable(value)) for name, value in pairs[:MAX_FIELDS]]


def _printable(text: str) -> str:
    """Return text that can be encoded: without lone surrogates and null characters."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def _is_typed(name: str, value: str) -> bool:
    return name not in HIDDEN_NAMES and not MACHINE_MADE.fullmatch(value)
