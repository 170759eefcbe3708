"""Where somebody sees and changes their own second factor, and where an administrator resets that of another."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.log_actions import log

from core.accounts import allauth_internals, second_factors
from core.accounts.guess_limits import set_wait, wait_in_words
from core.accounts.password_check import gave, is_recent, password_confirmed
from core.models import User
from editors.second_factor_forms import AppForm, PasskeyForm
from editors.views.base import EditorsView
from editors.views.recovery_codes import show_codes

RESET = "core.reset_second_factor"


@method_decorator(sensitive_post_parameters(), "dispatch")
class AfterPasswordView(EditorsView):
    """A screen that is shown, and taken, only within a quarter of an hour after the password."""

    password_template = "editors/second_factor/password.html"  # noqa: S105  a template

    def dispatch(self, request, *args, **kwargs):
        if not self.may_open():
            raise PermissionDenied
        was_recent = is_recent(request)
        if not password_confirmed(request):
            context = self.get_context_data() | {"wrong": gave(request), "wait": wait_in_words(request)}
            return set_wait(TemplateResponse(request, self.password_template, context), request)
        if not was_recent:
            return HttpResponseRedirect(request.path)
        return super().dispatch(request, *args, **kwargs)


class OwnFactorsView(AfterPasswordView):
    """The app, the passkeys and the number of recovery codes of whoever looks."""

    template_name = "editors/second_factor/own.html"
    page_title = gettext_lazy("Second factor")
    header_icon = "key"

    def may_open(self) -> bool:
        return True

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "app": second_factors.app_of(user),
            "passkeys": second_factors.passkeys_of(user),
            "codes_left": len(second_factors.recovery_codes_of(user)),
        }

    def post(self, request, *args, **kwargs):
        if "codes" in request.POST and second_factors.has_any(request.user):
            second_factors.make_recovery_codes(request.user)
            show_codes(request, reverse("editors:second_factor"))
            return redirect("editors:recovery_codes")
        self._remove(request.POST.get("remove", ""))
        return redirect("editors:second_factor")

    def _remove(self, pk):
        own = Authenticator.objects.filter(user=self.request.user).exclude(type=Authenticator.Type.RECOVERY_CODES)
        row = own.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 18 else None
        problem = second_factors.removal_problem(self.request.user, row) if row else _("That was taken away already.")
        if row is None or problem:
            messages.error(self.request, problem)
            return
        second_factors.remove(row)
        messages.success(self.request, _("It was taken away. A mail tells you so."))


class _NewFactorView(AfterPasswordView):
    """A form that adds something to one's own second factor; with the first come recovery codes."""

    form_class: type
    header_icon = "key"

    def may_open(self) -> bool:
        return True

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"form": kwargs.get("form")}

    def get(self, request, *args, **kwargs):
        return self._ask(self.form_class(request, request.user))

    def post(self, request, *args, **kwargs):
        form = self.form_class(request, request.user, request.POST)
        if not form.is_valid():
            return self._ask(form)
        messages.success(request, _("It is set up. A mail tells you so."))
        if second_factors.recovery_codes_of(request.user):
            return redirect("editors:second_factor")
        second_factors.make_recovery_codes(request.user, is_told=False)
        show_codes(request, reverse("editors:second_factor"))
        return redirect("editors:recovery_codes")

    def _ask(self, form):
        return self.render_to_response(self.get_context_data(form=form))


class NewAppView(_NewFactorView):
    """Sets up an app in place of the one there was."""

    template_name = "editors/second_factor/app.html"
    page_title = gettext_lazy("An app for codes")
    form_class = AppForm


class NewPasskeyView(_NewFactorView):
    """Adds a passkey."""

    template_name = "editors/second_factor/passkey.html"
    page_title = gettext_lazy("A passkey")
    form_class = PasskeyForm

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if context["form"] is not None:
            context["options"] = allauth_internals.creation_options(self.request.user)
        return context


class ResetFactorView(AfterPasswordView):
    """Takes the second factor of somebody away who lost it. Both are told."""

    template_name = "editors/second_factor/reset.html"
    page_title = gettext_lazy("Reset the second factor")
    header_icon = "warning"

    def may_open(self) -> bool:
        return self.request.user.has_perm("core.change_user")

    @property
    def person(self) -> User:
        return get_object_or_404(User, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.person.get_username()

    def get_context_data(self, **kwargs):
        person = self.person
        return super().get_context_data(**kwargs) | {
            "person": person,
            "problem": second_factors.reset_problem(self.request.user, person),
            "has_any": second_factors.has_any(person),
        }

    def post(self, request, *args, **kwargs):
        person = self.person
        problem = second_factors.reset_problem(request.user, person)
        if person == request.user:
            return redirect("editors:second_factor")
        if problem:
            messages.error(request, problem)
            return redirect("editors:reset_factor", person.pk)
        log(person, RESET)
        second_factors.reset(person, request.user)
        words = _("%(person)s sets up a new second factor at the next sign-in. Both of you are told by mail.")
        messages.success(request, words % {"person": person.get_username()})
        return redirect("editors:reset_factor", person.pk)
