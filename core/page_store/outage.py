"""What readers are told when a page cannot be made because the database is away.

Published pages are answered from the page store, so this is what forms, searches and pages nobody had asked for yet
say. It touches nothing that may be broken, and gives back what the reader had typed.
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
MOST_FIELDS = 500
# Fields that machines filled in: they go back unseen.
BY_MACHINE = re.compile(
    r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|[0-9a-f]{40,}", re.IGNORECASE
)
UNSEEN_NAMES = {"version", "page", "sealed", "csrfmiddlewaretoken", "remark"}
LANGUAGES = ("en", "ar")


class OutageMiddleware:
    """Answers 503 with words of its own where a view failed for want of its database."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError):
            return sorry(request)

    def process_exception(self, request, exception):
        return sorry(request) if isinstance(exception, OperationalError | InterfaceError) else None


def sorry(request: HttpRequest) -> HttpResponse:
    """Say in two languages that the site will be back, and give back what was typed."""
    asked = interface_language(request)
    languages = [Language(code) for code in sorted(LANGUAGES, key=lambda code: (code != asked, code))]
    typed = _typed(request)
    context = {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "language": languages[0],
        "languages": languages,
        "method": "post" if request.method == "POST" else "get",
        "action": request.path,
        "seen": [pair for pair in typed if _is_own_words(*pair)],
        "unseen": [pair for pair in typed if not _is_own_words(*pair)],
        "can_retry": bool(typed) or request.method != "POST",
    }
    with translation.override(languages[0].code):
        response = HttpResponse(render_to_string("outage.html", context), status=503)
    patch_cache_control(response, no_store=True, private=True)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Content-Language"] = languages[0].code
    return response


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    try:
        fields = request.POST if request.method == "POST" else request.GET
    except (SuspiciousOperation, BadRequest, MultiPartParserError, OSError):
        return []
    pairs = [(name, value) for name, values in fields.lists() for value in values if value]
    return [(_printable(name), _printable(value)) for name, value in pairs[:MOST_FIELDS]]


def _printable(text: str) -> str:
    """Return text that can be sent: half of a pair that stands for one sign cannot."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def _is_own_words(name: str, value: str) -> bool:
    return name not in UNSEEN_NAMES and not BY_MACHINE.fullmatch(value)
