"""Asking for the password again before answers leave the site or are erased: a desk may stand open, a phone be taken."""

import time

from django.contrib.auth import authenticate
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

SURE_FOR = 15 * 60  # seconds
FIELD = "password"
_GIVEN_AT = "password_given_at"


@receiver(user_logged_in)
def remember_sign_in(sender, request, **kwargs):
    _remember(request)


def password_confirmed(request: HttpRequest) -> bool:
    """Tell whether whoever sits there gave the password within the last minutes, or gives it with this post."""
    if time.time() - request.session.get(_GIVEN_AT, 0) < SURE_FOR:
        return True
    if request.method != "POST" or not gave(request):
        return False
    if authenticate(request, username=request.user.get_username(), password=request.POST[FIELD]) != request.user:
        return False
    _remember(request)
    return True


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
