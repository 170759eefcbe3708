"""Asking for the password again before something that cannot be undone: a screen may stand open, a phone be taken."""

import time

from django.contrib.auth import authenticate
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

VALID_FOR = 15 * 60  # seconds
FIELD = "password"
_GIVEN_AT = "password_given_at"


@receiver(user_logged_in)
def remember_sign_in(sender, request, **kwargs):
    _remember(request)


def is_recent(request: HttpRequest | None) -> bool:
    """Tell whether whoever sits there gave their password within the last quarter of an hour."""
    return request is not None and time.time() - request.session.get(_GIVEN_AT, 0) < VALID_FOR


def confirm(request: HttpRequest | None, password: str) -> bool:
    """Tell whether this is the person's own password, and remember for a quarter of an hour that they gave it."""
    if (
        request is None
        or authenticate(request, username=request.user.get_username(), password=password) != request.user
    ):
        return False
    _remember(request)
    return True


def password_confirmed(request: HttpRequest) -> bool:
    """Tell whether whoever sits there gave the password within the last minutes, or gives it with this post."""
    if is_recent(request):
        return True
    return request.method == "POST" and gave(request) and confirm(request, request.POST[FIELD])


def gave(request: HttpRequest) -> bool:
    """Tell whether a password came along."""
    return bool(request.POST.get(FIELD))


def posted(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was posted beside the password, to be posted again with it: it must stand in no address."""
    own = {FIELD, "csrfmiddlewaretoken"}
    return [(name, value) for name, values in request.POST.lists() if name not in own for value in values]


def _remember(request) -> None:
    if request is not None:
        request.session[_GIVEN_AT] = time.time()
