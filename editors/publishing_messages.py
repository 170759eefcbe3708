"""What happens on the way to readers: a few things stop a page, the rest is said afterwards."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from core.checks.registry import Advice, advice_about, newest_draft
from core.models import HeldBack

MOST_SAID = 5


def hold_back(request, page: Page):
    """Keep a page that must be mended as the draft it is; return where to do that, or None for a page that may go."""
    wrong = [advice for advice in advice_about(page) if advice.is_blocking]
    if not wrong:
        return None
    messages.error(request, _listed(_("Not published yet; what you wrote is saved."), wrong))
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def told_when_held_back(view: Callable) -> Callable:
    """Return a view in which an approval may publish a page; where that was held back, it says so and nothing else."""

    @wraps(view)
    def telling(request, page_id, **kwargs):
        began = timezone.now()
        response = view(request, page_id=page_id, **kwargs)
        if request.method == "POST" and HeldBack.objects.filter(page_id=page_id, held_at__gte=began).exists():
            list(messages.get_messages(request))  # takes back that all went well
            found = advice_about(newest_draft(Page.objects.get(pk=page_id)))
            wrong = [advice for advice in found if advice.is_blocking]
            messages.error(request, _listed(_("Approved, but not published: mend this first, then publish."), wrong))
        return response

    return telling


def say_what_could_be_better(request, page: Page) -> None:
    """Tell after publishing what a careful colleague would have said."""
    advice = advice_about(page)
    if advice:
        words = ngettext("%(count)d thing could be better:", "%(count)d things could be better:", len(advice))
        messages.warning(request, _listed(words % {"count": len(advice)}, advice))


def _listed(words: str, advice: list[Advice]):
    lines = format_html_join("", '<li dir="auto">{}</li>', ((one.words,) for one in advice[:MOST_SAID]))
    return format_html("{}<ul>{}</ul>", words, lines)
