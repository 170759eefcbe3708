"""Buttons for a page, in lists and on its edit screen."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from campaigns.models import CallPage
from core.models import BasePage, ListingPage


def buttons_for(page: Page, user) -> Iterator[Button]:
    """Yield what else can be done with a page: a call leads to its next season and its report, a list to templates."""
    model = page.specific_class
    if model is CallPage and page.get_parent().permissions_for_user(user).can_add_subpage():
        yield Button(
            _("Next season from this one"), reverse("editors:season", args=[page.pk]), icon_name="date", priority=22
        )
        yield Button(_("Write the report"), reverse("editors:report", args=[page.pk]), icon_name="list-ul", priority=24)
    if issubclass(model, BasePage) and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Show the draft to others"), reverse("editors:draft_links", args=[page.pk]), icon_name="view", priority=26
        )
    if issubclass(model, ListingPage) and page.permissions_for_user(user).can_add_subpage():
        yield Button(_("New from a template"), reverse("editors:start"), icon_name="plus", priority=9)
