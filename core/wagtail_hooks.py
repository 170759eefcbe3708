from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.page_store.admin_views import page_store
from core.patches import PrefetchedPageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def lead_links_to_the_readers_language(features):
    features.register_link_type(PrefetchedPageLinkHandler)


@hooks.register("insert_global_admin_js")
def show_weekdays():
    return format_html('<script src="{}" defer></script>', static("js/weekday.js"))


class OperatorsItem(MenuItem):
    """An entry of the menu that only operators see."""

    def is_shown(self, request):
        return request.user.is_superuser


@hooks.register("register_admin_urls")
def add_page_store():
    return [path("page-store/", page_store, name="page_store")]


@hooks.register("register_reports_menu_item")
def list_page_store():
    return OperatorsItem(_("Page store"), reverse("page_store"), icon_name="history", order=9000)
