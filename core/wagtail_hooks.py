from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.rich_text import LinkHandler

from core.documents import partial  # noqa: F401  # registers a hook
from core.i18n.web_addresses import decoded
from core.page_store.admin_views import page_store
from core.patches import PrefetchedPageLinkHandler


class ExternalLinkHandler(LinkHandler):
    """Writes links to other sites with what is printed behind them: the address in letters, if it has other than Latin ones."""

    identifier = "external"

    @classmethod
    def expand_db_attributes(cls, attrs):
        href = attrs["href"]
        printed = decoded(href)
        shown = {"href": href} | ({"data-address": printed} if printed != href else {})
        return format_html("<a{}>", format_html_join("", ' {}="{}"', shown.items()))


@hooks.register("register_rich_text_features", order=10)
def register_links(features):
    features.register_link_type(PrefetchedPageLinkHandler)
    features.register_link_type(ExternalLinkHandler)


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
