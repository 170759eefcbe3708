"""How the newest draft of a page will look where it is passed on: in a search, in a messenger, and as a card in lists."""

from base64 import b64encode
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.checks.registry import newest_draft
from core.i18n.languages import Language
from core.images import share_images
from core.middleware import PUBLIC_POLICY
from core.models import BasePage
from core.site_context import SiteContext
from editors.views.base import EditorsView

LONGEST_TITLE, LONGEST_DESCRIPTION = 60, 155  # characters that searches show as a rule


class PassedOn(NamedTuple):
    """What search engines and messengers read in the head of a page."""

    title: str
    description: str
    site: str
    way: list[str]  # host and path, as searches show them
    picture: str
    alt: str


def draft_to_show(request, pk: int) -> BasePage:
    """Return the newest draft of a page to whoever may change it."""
    page = get_object_or_404(Page, pk=pk, depth__gt=1)
    if not page.permissions_for_user(request.user).can_edit() or not issubclass(page.specific_class, BasePage):
        raise PermissionDenied
    return newest_draft(page)


def passed_on(page: BasePage, request) -> PassedOn:
    """Read the head that readers' browsers will get, in the language of the page."""
    with translation.override(page.locale.language_code):
        context = SiteContext(request)
        values = {"page": page, "site_context": context, "type": "article"}
        head = BeautifulSoup(render_to_string("components/metadata.html", values), "html.parser")
        own = page.share_image or not share_images.can_draw(Language(page.locale.language_code))
        picture = _said(head, "og:image") if own else _drawn(page, context)
    address = urlsplit(_said(head, "og:url"))
    way = [address.netloc, *(part for part in unquote(address.path).split("/") if part)]
    title, site = _said(head, "og:title"), _said(head, "og:site_name")
    return PassedOn(title, _said(head, "og:description"), site, way, picture, _said(head, "og:image:alt"))


def _said(head: BeautifulSoup, name: str) -> str:
    found = head.find("meta", property=name)
    return str(found["content"]) if found else ""


def _drawn(page: BasePage, context: SiteContext) -> str:
    """Draw the picture of a page as its published one will be; a draft has no address for it."""
    card = share_images.card_of(page, context.navigation.site_name, context.facts)
    made = BytesIO()
    share_images.drawn(card).save(made, "JPEG", quality=82)
    return f"data:image/jpeg;base64,{b64encode(made.getvalue()).decode()}"


class AppearanceView(EditorsView):
    template_name = "editors/appearance.html"
    page_title = _("How it looks elsewhere")
    header_icon = "view"

    def may_open(self) -> bool:
        return bool(self.page)

    @cached_property
    def page(self) -> BasePage:
        return draft_to_show(self.request, self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs):
        found = passed_on(self.page, self.request)
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "found": found,
            "direction": Language(self.page.locale.language_code).direction,
            "cuts_title": len(found.title) > LONGEST_TITLE,
            "cuts_description": len(found.description) > LONGEST_DESCRIPTION,
        }


@require_safe
@xframe_options_sameorigin
def card(request, pk: int):
    """Show the card of a page as lists of the site show it."""
    page = draft_to_show(request, pk)
    language = Language(page.locale.language_code)
    with translation.override(language.code):
        response = render(request, "editors/card.html", {"page": page, "language": language})
    response["Content-Security-Policy"] = PUBLIC_POLICY
    response["Cache-Control"] = "no-store"
    return response
