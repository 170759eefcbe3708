"""What the operator sees of the page store."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from core.page_store.generation import Counters
from core.page_store.invalidation import declare_change
from core.page_store.process_state import generation


@never_cache
def page_store(request: HttpRequest) -> HttpResponse:
    """Show the counters of every web process of this host; make all pages again when that is asked for."""
    if not request.user.is_superuser:
        raise PermissionDenied
    if request.method == "POST":
        declare_change()
        messages.success(request, _("All public pages are made again."))
        return redirect("page_store")
    processes = sorted(generation().reports(), key=lambda counters: counters.process)
    context = {
        "number": generation().number,
        "processes": [(counters, share_of_hits(counters)) for counters in processes],
        "page_title": _("Page store"),
        "header_icon": "history",
    }
    return render(request, "page_store.html", context)


def share_of_hits(counters: Counters) -> float | None:
    """Return how many percent of the answers were ready when they were asked for."""
    answers = counters.hits + counters.misses
    return 100 * counters.hits / answers if answers else None
