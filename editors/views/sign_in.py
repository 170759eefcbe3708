"""Where people sign in, and where they set a new password: Wagtail's screens within the limits for guessing."""

from wagtail.admin.views.account import LoginView, PasswordResetConfirmView, PasswordResetView

from core.accounts import known_browsers, password_resets
from core.accounts.guess_limits import RESET, Guess, name_of, set_wait, wait_in_words


class SignInView(LoginView):
    """The page where one signs in."""

    def form_valid(self, form):
        response = super().form_valid(form)
        known_browsers.remember(response, name_of(form.get_user().get_username()))
        return response

    def form_invalid(self, form):
        return set_wait(super().form_invalid(form), self.request)


class ResetView(PasswordResetView):
    """The page that has a link mailed by which one sets a new password. Each mail counts as a try."""

    def form_valid(self, form):
        if Guess(RESET, self.request, form.cleaned_data["email"]).count():
            form.add_error("email", wait_in_words(self.request))
            return set_wait(self.form_invalid(form), self.request)
        return super().form_valid(form)


class NewPasswordView(PasswordResetConfirmView):
    """The page behind that link. Whoever was kept from signing in by the guesses of others can sign in afterwards."""

    token_generator = password_resets.tokens

    def form_valid(self, form):
        response = super().form_valid(form)
        known_browsers.remember(response, name_of(self.user.get_username()))
        return response
