"""Take all exact matches of a page at once."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from translations.bulk_changes import take_matches
from translations.workbench import Workbench


def take_all_matches(request, bench: Workbench) -> None:
    """Take the newest exact match of every text that has one, and say how it is undone."""
    matches = [(row.text, row.same[0].data) for row in bench.matched]
    operation, count = take_matches(bench.translation, matches, request.user)
    if not count:
        messages.warning(request, _("There was nothing to take."))
        return
    words = ngettext("%(count)s exact match taken.", "%(count)s exact matches taken.", count)
    button = messages.button(reverse("translations:bulk_change", args=[operation]), _("See and undo"))
    messages.success(request, words % {"count": count}, buttons=[button])
