"""The second step of signing in: giving the second factor, or setting one up for the first time."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View

from core.accounts import allauth_internals, second_factors, sign_in
from core.accounts.guess_limits import set_wait
from core.accounts.mfa_adapter import host_of
from editors.second_factor_forms import AppForm, FactorForm, PasskeyForm
from editors.views.recovery_codes import show_codes
from editors.views.sign_in import signed_in


@method_decorator(sensitive_post_parameters(), "dispatch")
class SecondStepView(View):
    """A page for somebody who gave the right password and is not signed in yet; others are led to where one signs in."""

    template_name = ""

    def dispatch(self, request, *args, **kwargs):
        self.waiting = sign_in.pending(request)
        if self.waiting is None:
            messages.info(
                request, _("Please give your name and password first. After twenty minutes they are asked again.")
            )
            return redirect("wagtailadmin_login")
        return super().dispatch(request, *args, **kwargs)

    def show(self, **context):
        context |= {"person": self.waiting.person, "host": host_of(self.request)}
        return set_wait(TemplateResponse(self.request, self.template_name, context), self.request)


class FactorView(SecondStepView):
    """Takes a code of the app, a recovery code or a passkey."""

    template_name = "editors/second_factor/sign_in.html"

    def get(self, request):
        if not second_factors.has_any(self.waiting.person):
            return redirect("sign_in_set_up")
        return self._ask(FactorForm(request, self.waiting.person))

    def post(self, request):
        form = FactorForm(request, self.waiting.person, request.POST)
        if form.is_valid():
            return signed_in(request, self.waiting, is_factor_given=True)
        return self._ask(form)

    def _ask(self, form):
        person = self.waiting.person
        passkeys = second_factors.passkeys_of(person)
        here = second_factors.passkeys_of(person, host_of(self.request))
        return self.show(
            form=form,
            has_app=second_factors.app_of(person) is not None,
            options=allauth_internals.request_options(person) if here else None,
            other_hosts=sorted({row.data["host"] for row in passkeys} - {host_of(self.request)}) if not here else [],
        )


class SetUpView(SecondStepView):
    """Sets up an app or a passkey for somebody who has no second factor yet, makes recovery codes, and signs them in."""

    template_name = "editors/second_factor/set_up.html"

    def dispatch(self, request, *args, **kwargs):
        waiting = sign_in.pending(request)
        if waiting and second_factors.has_any(waiting.person):
            return redirect("sign_in_factor")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        person = self.waiting.person
        return self._ask(AppForm(request, person), PasskeyForm(request, person))

    def post(self, request):
        person = self.waiting.person
        is_passkey = bool(request.POST.get("passkey"))
        app = AppForm(request, person, None if is_passkey else request.POST)
        passkey = PasskeyForm(request, person, request.POST if is_passkey else None)
        if (passkey if is_passkey else app).is_valid():
            second_factors.make_recovery_codes(person, is_told=False)
            show_codes(request, self.waiting.next)
            return signed_in(request, self.waiting, is_factor_given=True, first=reverse("editors:recovery_codes"))
        return self._ask(app, passkey)

    def _ask(self, app: AppForm, passkey: PasskeyForm):
        options = allauth_internals.creation_options(self.waiting.person)
        return self.show(form=app, passkey_form=passkey, options=options)
