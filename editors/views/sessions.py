"""Where somebody sees and ends their own sessions, and where an administrator ends all access in an emergency."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from core.accounts import sessions
from core.models import User
from core.models.user_sessions import UserSession
from editors.views.base import EditorsView

ENDED = "core.end_access"


class OwnSessionsView(EditorsView):
    """The sessions of whoever looks: when each was begun and last used."""

    template_name = "editors/sessions.html"
    page_title = gettext_lazy("Where you are signed in")
    header_icon = "user"

    def may_open(self) -> bool:
        return True

    def get_context_data(self, **kwargs):
        rows = UserSession.objects.current().filter(user=self.request.user)
        return super().get_context_data(**kwargs) | {"rows": rows, "this": self.request.session.session_key}

    def post(self, request, *args, **kwargs):
        if "others" in request.POST:
            sessions.end_others(request)
            messages.success(request, _("You are signed in nowhere else any more."))
        elif sessions.end(request.user, request.POST.get("end", "")):
            messages.success(request, _("This session has ended. Whoever used it has to sign in again."))
        else:
            messages.warning(request, _("That session had already ended."))
        return HttpResponseRedirect(reverse("editors:sessions"))


class PersonForm(forms.Form):
    """Whose access is to end."""

    person = forms.ModelChoiceField(
        User.objects.order_by("username"),
        label=gettext_lazy("Person"),
        error_messages={
            "required": gettext_lazy("Choose a person."),
            "invalid_choice": gettext_lazy("Choose a person."),
        },
    )


class EveryoneForm(forms.Form):
    """A tick, so that nobody ends the access of all by mistake."""

    sure = forms.BooleanField(
        label=gettext_lazy("Everybody, myself included, has to sign in again"),
        error_messages={"required": gettext_lazy("Tick this first: it concerns everybody who works on the site.")},
    )


class EndAccessView(EditorsView):
    """The button for emergencies: a stolen phone, a password in the wrong hands."""

    template_name = "editors/end_access.html"
    page_title = gettext_lazy("End all access")
    header_icon = "warning"

    def may_open(self) -> bool:
        return self.request.user.has_perm("core.change_user")

    def get_context_data(self, **kwargs):
        chosen = {"person": self.request.GET.get("person")}
        shown = {"person_form": PersonForm(initial=chosen), "everyone_form": EveryoneForm()}
        return super().get_context_data(**kwargs) | shown | kwargs

    def post(self, request, *args, **kwargs):
        if "everyone" in request.POST:
            form = EveryoneForm(request.POST)
            return self._end_of_everyone() if form.is_valid() else self._again(everyone_form=form)
        form = PersonForm(request.POST)
        return self._end_of(form.cleaned_data["person"]) if form.is_valid() else self._again(person_form=form)

    def _end_of(self, person: User):
        log(person, ENDED)
        sessions.end_all_access(User.objects.filter(pk=person.pk))
        if person == self.request.user:
            return self._out()
        words = _(
            "All sessions and links of %(person)s have ended. If their password is known to others, give them a new one."
        )
        messages.success(self.request, words % {"person": person.get_username()})
        return HttpResponseRedirect(reverse("editors:end_access"))

    def _end_of_everyone(self):
        log(self.request.user, ENDED, data={"everyone": True})
        sessions.end_all_access(User.objects.all())
        return self._out()

    def _out(self):
        """Lead to where one signs in, as one's own session is among those that ended."""
        self.request.session.flush()
        return HttpResponseRedirect(reverse("wagtailadmin_login"))

    def _again(self, **form):
        return self.render_to_response(self.get_context_data(**form))
