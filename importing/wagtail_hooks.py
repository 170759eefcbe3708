"""The screens of a move, under Settings, for administrators."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from importing import urls
from importing.views.base import may_move_in


@hooks.register("register_admin_urls")
def moving_in_urls():
    return [path("moving-in/", include(urls))]


class MoveMenuItem(MenuItem):
    """Shown to administrators."""

    def is_shown(self, request):
        return may_move_in(request.user)


@hooks.register("register_help_menu_item")
def guide_for_moving_in():
    address = reverse("editors:guide", args=["moving-in"])
    return MoveMenuItem(_("Move in from WordPress"), address, name="moving-in-guide", order=50)


@hooks.register("register_settings_menu_item")
def moving_in_menu_item():
    return MoveMenuItem(_("Move in from WordPress"), reverse("importing:moves"), icon_name="download", order=620)
