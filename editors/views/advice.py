"""Advice beside the edit form, fetched anew after each save."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from wagtail.models import Page

from core.analysis.reading_time import word_count
from core.checks.registry import advice_about, newest_draft
from core.models import BasePage


def advice(request, pk):
    """Answer with the advice about a page's newest draft, as a piece of HTML."""
    page = get_object_or_404(Page, pk=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft = newest_draft(page)
    context = {"advice": advice_about(draft), "page": draft}
    if isinstance(draft, BasePage):
        context |= {"word_count": word_count(draft)}
    response = render(request, "editors/advice.html", context)
    response["Cache-Control"] = "no-store"
    return response
