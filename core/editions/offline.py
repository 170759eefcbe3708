"""Pages for reading offline: the service worker, its page for missing networks, and the list of stored pages."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.routing import open_home

WORKER = "js/worker.js"


@require_safe
def worker(request) -> HttpResponse:
    """Return the service worker, from the root of the site because it may keep only what lies below itself."""
    script = Path(str(finders.find(WORKER))).read_bytes()
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@require_safe
def offline(request) -> HttpResponse:
    """Return the page that the service worker shows without a network and without a stored copy."""
    return _page(request, "offline.html")


@require_safe
def kept_pages(request) -> HttpResponse:
    """Return the page that lists what is stored on this phone, and deletes it."""
    return _page(request, "kept.html")


def _page(request, template: str) -> HttpResponse:
    open_home(request)
    return render(request, template)
