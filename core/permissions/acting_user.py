"""Who sends the request that is being answered, for rules that stand where rows are written."""

from contextvars import ContextVar

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponseForbidden, HttpResponseRedirect
from django.urls import reverse

_request: ContextVar[HttpRequest | None] = ContextVar("acting_request", default=None)


class NotAllowed(Exception):  # noqa: N818  it is an answer, not a fault
    """The acting person may not write this row; the message says in words why and what to do."""


class ActingUserMiddleware:
    """Remember the request while it is answered, and say why a write was refused.

    Stands below Django's MessageMiddleware.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = _request.set(request)
        try:
            return self.get_response(request)
        finally:
            _request.reset(token)

    def process_exception(self, request, exception):
        """Lead back to the screen that sent the refused write, with the reason; a script gets the reason alone."""
        if not isinstance(exception, NotAllowed):
            return None
        if request.headers.get("x-requested-with") == "XMLHttpRequest" or request.method not in {"GET", "POST"}:
            return HttpResponseForbidden(str(exception), content_type="text/plain; charset=utf-8")
        messages.error(request, str(exception))
        is_post = request.method == "POST"
        return HttpResponseRedirect(request.get_full_path() if is_post else reverse("wagtailadmin_home"))


def acting_request() -> HttpRequest | None:
    """Return the request that is being answered; None in commands, in the worker and in tests of models."""
    return _request.get()


def acting_user():
    """Return the signed-in person as the database has them now; None where nobody is signed in.

    The row is read afresh: a view may have changed the object of the request before it saves it.
    """
    request = acting_request()
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return get_user_model()._default_manager.filter(pk=user.pk).first()


def refuse(problem: str) -> None:
    """Stop the write where there is a problem."""
    if problem:
        raise NotAllowed(problem)
