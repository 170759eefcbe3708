"""The one way by which a password is checked, wherever somebody types it: every caller of Django's authenticate()."""

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied

from core.accounts.guess_limits import PASSWORD, Guess


class LimitedBackend(ModelBackend):
    """Django's check of a password, within the limits for guessing.

    A try that has to wait is not looked at. It raises PermissionDenied, which authenticate() takes for a wrong password;
    `guess_limits.wait_in_words` then has the words for it. Accounts that do not exist are counted in the same way.
    """

    def authenticate(self, request, username=None, password=None, **kwargs):
        if username is None or password is None:
            return None
        guess = Guess(PASSWORD, request, username)
        if guess.count():
            raise PermissionDenied
        user = super().authenticate(request, username, password, **kwargs)
        if user is not None:
            guess.was_right()
        return user
