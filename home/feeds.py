"""The feed of a whole language: pages of all types that lists show, together."""

from django.http import Http404
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.models.listing import listed_models
from core.seo.feeds import ENTRIES, WHOLE_ENTRIES, feed, newest, public_page_at


@require_safe
def language_feed(request, is_whole: bool = False):
    """Answer with what was published last in this language."""
    home = public_page_at(request, "")
    if home is None:
        raise Http404("This language is not open to readers.")
    private = Page.objects.all().private_q()  # one query for all types
    here = Page.objects.filter(locale_id=home.locale_id).exclude(private)
    found = [page for model in listed_models() for page in newest(model.objects.published(here), is_whole)]
    found.sort(key=lambda page: (page.put_up_at, page.pk), reverse=True)
    return feed(request, home, found[: WHOLE_ENTRIES if is_whole else ENTRIES], is_whole)
