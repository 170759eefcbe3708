"""The delete button moves pages into the bin, from where they can be put back for a month."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.utils import type_to_delete_confirmation
from wagtail.models import Page

from core.bin import is_binned, put_into_bin, without_binned


def bin_instead_of_deleting(request, page: Page):
    """Take the place of Wagtail's deleting, once it was confirmed on Wagtail's own screen."""
    if request.method != "POST" or not type_to_delete_confirmation(request):
        return None
    above = page.get_parent()
    _bin(request, [page])
    return HttpResponseRedirect(get_valid_next_url_from_request(request) or _explorer(above))


def bin_instead_of_deleting_many(request, action_type, objects, action):
    """The same for pages ticked in a list."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type != "delete" or not pages:
        return None
    _bin(request, sorted(pages, key=lambda page: page.path))
    return HttpResponseRedirect(action.next_url)


def _bin(request, pages: list[Page]) -> None:
    for page in pages:
        if is_binned(page):
            continue  # it went along with one above it
        title = page.get_admin_display_title()
        put_into_bin(page, request.user)
        words = _("“%(page)s” is in the bin. It can be put back for 30 days.") % {"page": title}
        messages.success(request, format_html('{} <a href="{}">{}</a>', words, reverse("desk:bin"), _("To the bin")))


def keep_out_of_the_bin(request, page: Page):
    """Lead somebody who opens a page in the bin to the bin itself."""
    if not is_binned(page):
        return None
    messages.warning(request, _("This page is in the bin. Put it back before you change it."))
    return HttpResponseRedirect(reverse("desk:bin"))


def hide_binned_in_lists(parent, pages, request):
    return without_binned(pages)


def hide_binned_in_choosers(pages, request):
    return without_binned(pages)


def _explorer(page: Page) -> str:
    return reverse("wagtailadmin_explore", args=[page.pk])
