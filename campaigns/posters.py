"""The poster of a call: one sheet of paper with a QR code of its address."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.models import CallPage
from core.seo.feeds import public_page_at


@require_safe
def poster(request, path: str):
    """Return the poster of the call at this path, to be printed."""
    call = public_page_at(request, path)
    if not isinstance(call, CallPage):
        raise Http404("Only calls have a poster.")
    return render(request, "campaigns/poster.html", {"call": call, "venues": call.venues.select_related("place")})
