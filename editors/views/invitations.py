"""What the link of an invitation opens, and the button that sends another."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from core.accounts import invitations, password_resets
from core.models import User
from editors.views.base import EditorsView


@require_safe
def invitation(request, token: str):
    """Lead to where a password is chosen. Opening the link uses nothing up: programs that look through mails open it too."""
    person = invitations.person_of(token)
    if person is None:
        return render(request, "editors/invitation_over.html", status=410)
    return HttpResponseRedirect(password_resets.link_for(person))


class InviteAgainView(EditorsView):
    """A button that sends another invitation to somebody who has never signed in."""

    template_name = "editors/invite_again.html"
    page_title = gettext_lazy("Send another invitation")
    header_icon = "mail"

    def may_open(self) -> bool:
        return self.request.user.has_perm("core.change_user")

    @cached_property
    def person(self) -> User:
        return get_object_or_404(User, pk=self.kwargs["pk"], is_active=True, last_login=None)

    def post(self, request, *args, **kwargs):
        invitations.invite(self.person)
        messages.success(request, _("The invitation is on its way."))
        return HttpResponseRedirect(reverse("wagtailusers_users:index"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"person": self.person}
