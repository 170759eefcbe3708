"""What a copied call still says of the season before, to be changed place by place or left as it is."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import FormerSeason
from core.checks.registry import newest_draft
from editors.former_words import FormerWords
from editors.views.base import EditorsView


class FormerWordsView(EditorsView):
    template_name = "editors/former_words.html"
    page_title = gettext_lazy("Words of the season before")
    header_icon = "date"

    @cached_property
    def former(self) -> FormerSeason:
        return get_object_or_404(FormerSeason.objects.select_related("call__locale"), call=self.kwargs["pk"])

    def may_open(self) -> bool:
        return self.former.call.permissions_for_user(self.request.user).can_edit()

    def get_page_subtitle(self):
        return self.former.call.get_admin_display_title()

    @cached_property
    def words(self) -> FormerWords:
        call: Any = newest_draft(self.former.call)
        return FormerWords(call, self.former)

    def post(self, request, *args, **kwargs):
        """Change the places that are ticked; all others were looked at and stay."""
        wanted = {int(number) for number in request.POST.getlist("place") if number.isdecimal()}
        if request.POST.get("seen") != self._seen():
            messages.error(request, _("The call has changed meanwhile. Look through the places again."))
            return HttpResponseRedirect(request.path)
        self.words.change(wanted)
        self.words.call.save_revision(user=request.user, log_action=True, clean=False)
        self.former.delete()
        messages.success(request, _("The places are changed, and the call can be published."))
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[self.words.call.pk]))

    def _seen(self) -> str:
        """Return the revision that the places were shown from."""
        return str(self.former.call.latest_revision_id)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "call": self.words.call,
            "passages": self.words.passages(),
            "seen": self._seen(),
            "direction": self.words.language.direction,
            "code": self.words.language.code,
        }
