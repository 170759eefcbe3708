"""All names under an appeal, page by page: an appeal itself shows the first of them."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.models import AppealPage
from core.seo.feeds import public_page_at

PER_PAGE = 400


@require_safe
def signatories(request, path: str):
    """Return a page of the names under the appeal at this path: one query more than there are for the appeal itself."""
    appeal = public_page_at(request, path)
    if not isinstance(appeal, AppealPage):
        raise Http404("Only appeals have signatories.")
    number = request.GET.get("page", "1")
    paginator = Paginator(appeal.named_signatories, PER_PAGE)
    if number not in map(str, paginator.page_range):  # each page has one address: no other digits, no zeros before
        raise Http404("This list has no such page.")
    return render(request, "campaigns/signatories.html", {"page": appeal, "listing": paginator.page(int(number))})
