"""Where people sign in, and where they set a new password: Wagtail's screens within the limits for guessing."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from wagtail.admin.views.account import LoginView, PasswordResetConfirmView, PasswordResetView

from core.accounts import known_browsers, password_resets, second_factors, sign_in
from core.accounts.guess_limits import RESET, Guess, name_of, set_wait, wait_in_words


class SignInView(LoginView):
    """The page where one gives name and password. Nobody is signed in by it who has, or needs, a second factor."""

    def form_valid(self, form):
        waiting = sign_in.begin(
            self.request, form.get_user(), self.get_success_url(), bool(form.cleaned_data.get("remember"))
        )
        if second_factors.has_any(waiting.person):
            return redirect("sign_in_factor")
        if settings.SECOND_FACTOR_REQUIRED:
            return redirect("sign_in_set_up")
        return signed_in(self.request, waiting, is_factor_given=False)

    def form_invalid(self, form):
        return set_wait(super().form_invalid(form), self.request)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"is_without_factor": not settings.SECOND_FACTOR_REQUIRED}


def signed_in(request, waiting: sign_in.PendingSignIn, is_factor_given: bool, first: str = ""):
    """Sign somebody in, have the browser remembered, and lead to where they want to go, or to another screen first."""
    sign_in.finish(request, waiting, is_factor_given)
    response = HttpResponseRedirect(first or waiting.next)
    known_browsers.remember(response, name_of(waiting.person.get_username()), is_factor_given)
    return response


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
