"""Between the right password and the second factor: whoever is there waits in the session, and is not signed in."""

import time
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from core.accounts import second_factors
from core.models.users import User

HOLDS_FOR = 20 * 60  # seconds: somebody may have to install an app on a slow line
_PENDING = "pending_sign_in"


@dataclass(frozen=True)
class PendingSignIn:
    """Somebody who gave the right password, and where they want to go."""

    person: User
    next: str
    is_remembered: bool


def begin(request: HttpRequest, person: User, next_address: str, is_remembered: bool) -> PendingSignIn:
    """Have somebody wait who gave the right password; whoever was signed in with this browser is so no more."""
    request.session.flush()
    request.session[_PENDING] = {
        "person": person.pk,
        "links": person.link_generation,
        "password": person.get_session_auth_hash(),
        "next": next_address,
        "is_remembered": is_remembered,
        "until": time.time() + HOLDS_FOR,
    }
    return PendingSignIn(person, next_address, is_remembered)


def pending(request: HttpRequest) -> PendingSignIn | None:
    """Return who waits; None if it took too long, or the account was closed or changed meanwhile."""
    kept = request.session.get(_PENDING)
    if not kept or kept["until"] < time.time():
        return None
    person = User.objects.filter(pk=kept["person"], is_active=True, link_generation=kept["links"]).first()
    if person is None or not constant_time_compare(kept["password"], person.get_session_auth_hash()):
        return None
    return PendingSignIn(person, kept["next"], kept["is_remembered"])


def finish(request: HttpRequest, waiting: PendingSignIn, is_factor_given: bool) -> None:
    """Sign somebody in. Every sign-in of the site ends here.

    Raises ValueError where the second factor is required and was not given.
    """
    if not is_factor_given and (settings.SECOND_FACTOR_REQUIRED or second_factors.has_any(waiting.person)):
        raise ValueError("The second factor was not given.")
    request.session.pop(_PENDING, None)
    login(request, waiting.person)
    request.session[second_factors.GIVEN] = is_factor_given
    request.session.set_expiry(settings.SESSION_COOKIE_AGE if waiting.is_remembered else 0)
