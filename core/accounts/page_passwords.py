"""The password of a page that “Privacy” closed is guessed as slowly as a secret link.

Wagtail takes any number of tries. Its view makes its form by name and gives it no request, so the form is replaced there;
this can go once Wagtail limits them (`test_wagtail_still_takes_any_number_of_tries`).
"""

from django.core.exceptions import ValidationError
from wagtail import views
from wagtail.forms import PasswordViewRestrictionForm

from core.accounts.guess_limits import PAGE_PASSWORD, Guess, wait_in_words
from core.permissions.acting_user import acting_request


class LimitedPasswordForm(PasswordViewRestrictionForm):
    """Counts a try before it is looked at."""

    def clean_password(self) -> str:
        request = acting_request()
        guess = Guess(PAGE_PASSWORD, request)
        if guess.count():
            raise ValidationError(wait_in_words(request), code="wait")
        password = super().clean_password()
        guess.was_right()
        return password


def install() -> None:
    views.PasswordViewRestrictionForm = LimitedPasswordForm
