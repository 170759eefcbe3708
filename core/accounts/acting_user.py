"""Who sends the request that is being answered, for rules that stand where rows are written."""

from contextvars import ContextVar

from django.http import HttpRequest

from core.models.users import User

_request: ContextVar[HttpRequest | None] = ContextVar("acting_request", default=None)


class ActingUserMiddleware:
    """Remember the request while it is answered. Stands below Django's AuthenticationMiddleware."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = _request.set(request)
        try:
            return self.get_response(request)
        finally:
            _request.reset(token)


def acting_request() -> HttpRequest | None:
    """Return the request that is being answered; None in commands, in the worker and in tests of models."""
    return _request.get()


def acting_user() -> User | None:
    """Return the signed-in person as the database has them now; None where nobody is signed in.

    The row is read afresh: a view may have changed the object of the request before it saves it.
    """
    request = acting_request()
    if request is None or not request.user.is_authenticated:
        return None
    return User.objects.filter(pk=request.user.pk).first()
