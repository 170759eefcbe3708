"""The forms of the pages where one signs in; Wagtail finds them by the settings WAGTAILADMIN_USER_…_FORM."""

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from core.accounts import password_resets
from core.accounts.guess_limits import wait_in_words


class SignInForm(LoginForm):
    """Wagtail's form, which also says how long to wait after too many wrong tries."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")  # Wagtail leaves it to the name of the field, in English

    def get_invalid_login_error(self):
        wait = wait_in_words(self.request)
        return ValidationError(wait, code="wait") if wait else super().get_invalid_login_error()


class ResetForm(PasswordResetForm):
    """Wagtail's form, whose mail waits in the outbox."""

    def save(self, **kwargs):
        """Ask for a mail, to the account with exactly this address before one that only looks the same."""
        typed = self.cleaned_data["email"]
        people = sorted(self.get_users(typed), key=lambda person: person.email != typed)
        password_resets.ask(people, get_language())
