"""Messages about publishing: blocking problems stop it, other advice is shown afterwards."""

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
from core.i18n.isolation import isolate
from core.i18n.languages import active_language
from core.models import HeldBack

MOST_SAID = 5


def block_publishing(request, page: Page):
    """Stop a page that has blocking problems: it stays a draft. Return a redirect to its edit screen, or None to go on."""
    wrong = [advice for advice in advice_about(page) if advice.is_blocking]
    if not wrong:
        return None
    messages.error(request, _listed(_("Not published yet; what you wrote is saved."), wrong))
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def report_blocked_approval(view: Callable) -> Callable:
    """Wrap a view in which an approval may publish a page: if publishing was blocked, show only that."""

    @wraps(view)
    def reporting(request, page_id, **kwargs):
        began = timezone.now()
        response = view(request, page_id=page_id, **kwargs)
        if request.method == "POST" and HeldBack.objects.filter(page_id=page_id, held_at__gte=began).exists():
            list(messages.get_messages(request))  # takes back that all went well
            found = advice_about(newest_draft(Page.objects.get(pk=page_id)))
            wrong = [advice for advice in found if advice.is_blocking]
            messages.error(request, _listed(_("Approved, but not published: mend this first, then publish."), wrong))
        return response

    return reporting


def show_advice(request, page: Page) -> None:
    """After publishing, show the advice that did not block it."""
    advice = advice_about(page)
    if advice:
        words = ngettext("%(count)d thing could be better:", "%(count)d things could be better:", len(advice))
        messages.warning(request, _listed(words % {"count": len(advice)}, advice))


def _listed(words: str, advice: list[Advice]):
    direction = active_language().direction
    shown = ((isolate(one.words, direction), _link(one)) for one in advice[:MOST_SAID])
    lines = format_html_join("", "<li>{}{}</li>", shown)
    return format_html("{}<ul>{}</ul>", words, lines)


def _link(advice: Advice):
    """Return the link to the screen on which a problem is mended, where that is not the page's own."""
    return format_html(' <a href="{}">{}</a>', advice.url, _("Open it")) if advice.url else ""
