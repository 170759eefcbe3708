"""Who reads answers: the groups that do, the people in them, and the buttons that admit somebody or end it."""

from django.contrib import messages
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import User
from forms_app.admin.base import AnswersAdminView
from forms_app.permissions import reading_groups


class AnswerReadersView(AnswersAdminView):
    """Administrators make accounts; those who read answers admit them here. So it takes two people."""

    template_name = "editors/answer_readers.html"
    page_title = gettext_lazy("Who reads answers")

    def may_open(self) -> bool:
        return self.request.user.has_perm("forms_app.change_formaccess")

    def needs_password(self) -> bool:
        return self.request.method == "POST"

    def post(self, request, *args, **kwargs):
        group = get_object_or_404(reading_groups(), pk=_number(request.POST.get("group")))
        if request.POST.get("remove"):
            person = get_object_or_404(User, pk=_number(request.POST.get("remove")))
            change, words = person.groups.remove, _("%(person)s is no longer in “%(group)s”.")
        else:
            person = get_object_or_404(User, pk=_number(request.POST.get("person")), is_active=True)
            change, words = (
                person.groups.add,
                _("%(person)s is in “%(group)s” now. Everybody who reads answers is told."),
            )
        with transaction.atomic():
            change(group)
        messages.success(request, words % {"person": person, "group": group})
        return HttpResponseRedirect(reverse("editors:answer_readers"))

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("signups:forms"), "label": _("Answers")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        members = Prefetch("user_set", User.objects.order_by("username"), to_attr="members")
        groups: list[Group] = list(reading_groups().prefetch_related(members))
        people = User.objects.filter(is_active=True).order_by("username")
        return super().get_context_data(**kwargs) | {"groups": groups, "people": people}


def _number(text: str | None) -> int:
    """Return the number of a row as it was posted; 0, which no row has, where it is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 12 else 0
