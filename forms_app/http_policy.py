"""How the public views behave towards browsers and caches.

They never read the user, the session or a cookie. A post therefore carries no authority that another
site could borrow, which is why they do without Django's token: it would need a cookie, and pages with
forms could no longer be cached.
"""

from functools import wraps

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

CACHED_FOR = 60  # seconds


def anonymous_post(view):
    """Mark a view that takes posts without a token, and keeps what is in them out of error reports."""
    return csrf_exempt(sensitive_post_parameters()(require_http_methods(["GET", "HEAD", "POST"])(view)))


def require_readable_post(view):
    """Answer a post that is too long or broken with words, before anything else is done."""

    @wraps(view)
    def answer(request, **where):
        try:
            request.POST  # noqa: B018
        except (SuspiciousOperation, BadRequest, MultiPartParserError):
            return never_stored(
                render(request, "forms_app/unreadable_post.html", {"address": request.path}, status=413)
            )
        return view(request, **where)

    return answer


def cached(response):
    """Let caches keep a page that is the same for everybody."""
    patch_cache_control(response, public=True, max_age=CACHED_FOR)
    return response


def never_stored(response):
    """Keep a page with somebody's words out of every cache, and out of search engines."""
    patch_cache_control(response, no_store=True, private=True)
    response["X-Robots-Tag"] = "noindex"
    return response
