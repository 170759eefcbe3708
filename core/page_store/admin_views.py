"""The operators' report on the page store."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from core.page_store.generation import Counters, site_generation
from core.page_store.invalidation import invalidate


@never_cache
def page_store(request: HttpRequest) -> HttpResponse:
    """Show the counters of every web process of this host; POST makes all pages outdated."""
    if not request.user.is_superuser:
        raise PermissionDenied
    if request.method == "POST":
        invalidate()
        messages.success(request, _("All public pages are made again."))
        return redirect("page_store")
    processes = sorted(site_generation().read_counters(), key=lambda counters: counters.process)
    context = {
        "number": site_generation().number,
        "processes": [(counters, hit_rate(counters)) for counters in processes],
        "page_title": _("Page store"),
        "header_icon": "history",
    }
    return render(request, "page_store.html", context)


def hit_rate(counters: Counters) -> float | None:
    """Return how many percent of the answers came from the cache, or None if there were none."""
    answers = counters.hits + counters.misses
    return 100 * counters.hits / answers if answers else None
