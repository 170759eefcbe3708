"""Tags about calls, for pages of other types as well."""

from django import template
from django.utils import timezone

from campaigns.models import CallPage
from core.memo import memoise
from core.prefetch.child_rows import annotations

register = template.Library()


@register.simple_tag(takes_context=True)
def open_call(context) -> CallPage | None:
    """Return the open call in the reader's language that begins next: one query in a generation and a day, or None."""
    request, home = context.get("request"), context["site_context"].home
    if request is None or home is None:
        return None
    today = timezone.localdate()
    return memoise(request.META, ("open call", home.locale_id, today), lambda: _open_call(home.locale_id, today))


def _open_call(locale: int, today) -> CallPage | None:
    calls = CallPage.objects.live().public().filter(locale_id=locale).open(today)
    venues = annotations(CallPage, {"venues": "place"})
    return calls.order_by("starts_on", "pk").defer_streamfields().annotate(**venues).first()
