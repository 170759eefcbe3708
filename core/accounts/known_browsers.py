"""Browsers in which somebody has signed in before: a signed cookie, so that a stranger's guesses keep nobody out.

The cookie opens nothing. It holds a random number, a digest of the account's name, and whether the second factor was given
with it. It is given to nobody who has not signed in or followed the link of a reset; for guesses at the second factor
only a browser counts in which it was given, as whoever reads somebody's mail can follow many links.
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


def remember(response: HttpResponse, name: str, is_factor_given: bool = False) -> None:
    """Have the browser show from now on that this account was signed in to with it."""
    response.set_cookie(
        cookie_name(),
        signing.dumps([_digest(name), secrets.token_urlsafe(12), is_factor_given], salt=SALT),
        max_age=KEPT_FOR,
        secure=settings.IS_ENCRYPTED,
        httponly=True,
        samesite="Strict",
    )


def recognised(request: HttpRequest, name: str, with_factor: bool = False) -> str:
    """Return the random number of a browser in which this account was signed in to, perhaps with the second factor;
    empty for any other.
    """
    try:
        digest, number, was_factor_given = signing.loads(
            request.COOKIES.get(cookie_name(), ""), salt=SALT, max_age=KEPT_FOR
        )
    except (signing.BadSignature, ValueError):
        return ""
    is_enough = was_factor_given or not with_factor
    return number if is_enough and constant_time_compare(digest, _digest(name)) else ""


def _digest(name: str) -> str:
    return salted_hmac(SALT, name, algorithm="sha256").hexdigest()
