"""The base class of the screens of a move."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from importing.models import Move


def may_move_in(user) -> bool:
    """Tell whether somebody may move content in: administrators, who also run the accounts."""
    return user.has_perm("core.change_user")


class MovingInView(WagtailAdminTemplateMixin, TemplateView):
    """A screen for administrators."""

    header_icon = "download"
    page_title = _("Move in from WordPress")
    screen_title: Any = ""  # of a screen about a part of a move

    def dispatch(self, request, *args, **kwargs):
        if not may_move_in(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def move(self) -> Move:
        return get_object_or_404(Move, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return str(self.move) if "pk" in self.kwargs else ""

    def get_breadcrumbs_items(self):
        items = [*self.breadcrumbs_items, {"url": reverse("importing:moves"), "label": self.page_title}]
        if "pk" in self.kwargs:
            items.append({"url": reverse("importing:move", args=[self.move.pk]), "label": str(self.move)})
        if self.screen_title:
            items.append({"url": "", "label": self.screen_title})
        return items
