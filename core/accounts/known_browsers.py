"""Browsers in which somebody has signed in before: a signed cookie, so that a stranger's guesses keep nobody out.

The cookie opens nothing. It holds a random number and a digest of the account's name, and is given to nobody who has not
given the right password or followed the link of a reset.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "core.accounts.known_browsers"
KEPT_FOR = 180 * 24 * 60 * 60  # seconds


def cookie_name() -> str:
    return "__Host-browser" if settings.IS_ENCRYPTED else "browser"


def remember(response: HttpResponse, name: str) -> None:
    """Have the browser show from now on that this account was signed in to with it."""
    response.set_cookie(
        cookie_name(),
        signing.dumps([_digest(name), secrets.token_urlsafe(12)], salt=SALT),
        max_age=KEPT_FOR,
        secure=settings.IS_ENCRYPTED,
        httponly=True,
        samesite="Strict",
    )


def recognised(request: HttpRequest, name: str) -> str:
    """Return the random number of a browser in which this account was signed in to; empty for any other."""
    try:
        digest, number = signing.loads(request.COOKIES.get(cookie_name(), ""), salt=SALT, max_age=KEPT_FOR)
    except (signing.BadSignature, ValueError):
        return ""
    return number if constant_time_compare(digest, _digest(name)) else ""


def _digest(name: str) -> str:
    return salted_hmac(SALT, name, algorithm="sha256").hexdigest()
