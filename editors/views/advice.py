"""Advice beside the edit form, fetched anew after each save."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from wagtail.models import Page

from core.checks.registry import advice_about, newest_draft


def advice(request, pk):
    """Answer with the advice about a page's newest draft, as a piece of HTML."""
    page = get_object_or_404(Page, pk=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    response = render(request, "editors/advice.html", {"advice": advice_about(newest_draft(page))})
    response["Cache-Control"] = "no-store"
    return response
