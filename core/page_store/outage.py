"""The response when a page cannot be made because the database, the disk or the system gives out.

Published pages come from the page store, so readers meet this at forms, searches and pages that are not cached. It asks
no database, and gives back what was typed into public forms; never a password, and nothing that was typed in the admin.
"""

import errno
import logging
import re

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import get_template, render_to_string
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
# Where people type something that is given back to them: forms and the search.
PUBLIC_FORMS = re.compile(r"/[a-z]{2,3}/(forms|search)/")
PASSWORDS = re.compile(r"passw|pwd", re.IGNORECASE)
# The disk is full or broken, or no descriptor is left.
GIVES_OUT = {errno.EDQUOT, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOSPC, errno.EROFS}

logger = logging.getLogger(__name__)


def is_outage(exception: BaseException | None) -> bool:
    """Tell whether a request failed because the database, the disk or the system gives out.

    Any error of a database counts: a file that is damaged or is none raises the most general one.
    """
    if isinstance(exception, OSError):
        return exception.errno in GIVES_OUT
    return isinstance(exception, DatabaseError | InterfaceError)


class OutageMiddleware:
    """Answers 503 with a page of its own if a view fails because of an outage; `core.views.server_error` does elsewhere."""

    def __init__(self, get_response):
        self.get_response = get_response
        for template in ("outage.html", "base_plain.html"):
            get_template(template)  # kept from now on: it may be wanted when no file can be opened

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not is_outage(exception):
            return None
        if not isinstance(exception, OperationalError | InterfaceError | OSError):
            # It may be a mistake of ours. What a database says may repeat what was typed, so its kind is logged alone.
            view = request.resolver_match.view_name if request.resolver_match else ""
            logger.error(
                "%s in the view %s was answered as an outage.", type(exception).__name__, view or "without a name"
            )
        return unavailable(request)


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
        "is_lost": request.method == "POST" and not fields,
    }
    with translation.override(languages[0].code):
        response = HttpResponse(render_to_string("outage.html", context), status=503)
    patch_cache_control(response, no_store=True, private=True)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Content-Language"] = languages[0].code
    return response


def _filled_fields(request: HttpRequest) -> list[tuple[str, str]]:
    if not PUBLIC_FORMS.match(request.path_info):
        return []
    try:
        fields = request.POST if request.method == "POST" else request.GET
    except (SuspiciousOperation, BadRequest, MultiPartParserError, OSError):
        return []
    told = ((name, values) for name, values in fields.lists() if not PASSWORDS.search(name))
    pairs = [(name, value) for name, values in told for value in values if value]
    return [(_printable(name), _printable(value)) for name, value in pairs[:MAX_FIELDS]]


def _printable(text: str) -> str:
    """Return text that can be encoded: without lone surrogates and null characters."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def _is_typed(name: str, value: str) -> bool:
    return name not in HIDDEN_NAMES and not MACHINE_MADE.fullmatch(value)
