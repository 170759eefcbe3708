"""What people who hesitate before a form want to know: who reads it, what is stored, for how long, and how it is taken back.

Each sentence of the page is kept by the code of this app; whoever changes that code changes the page.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.routing import open_home
from forms_app.http_policy import cached


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """Say what happens to answers, in the reader's language."""
    open_home(request)
    return cached(render(request, "forms_app/safety.html"))
