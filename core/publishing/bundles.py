"""Publishing the pages of a bundle together or not at all."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.checks.registry import newest_draft
from core.models import Bundle, OutboxLetter
from core.operations.outbox import Words, post, writes
from core.publishing.blocking import publishing_problems
from core.publishing.trash import is_binned

logger = logging.getLogger(__name__)

LETTER = "bundle-held-back"


def problems_of(bundle: Bundle, user=None) -> list[str]:
    """Return in words what would keep a bundle from being published now by somebody, or by nobody in particular."""
    pages = [item.page.specific for item in bundle.items.select_related("page")]
    if not pages:
        return [_("The bundle is empty.")]
    together = {page.pk for page in pages}
    return [problem for page in pages for problem in _problems_of(page, together, user)]


def _problems_of(page: Page, together: set[int], user) -> list[str]:
    named = {"page": page.get_admin_display_title()}
    if is_binned(page):
        return [_("“%(page)s” is in the bin.") % named]
    if user and not page.permissions_for_user(user).can_publish():
        return [_("%(person)s may not publish “%(page)s”.") % {"person": user, **named}]
    parent = page.get_parent()
    if parent and parent.depth > 1 and not parent.live and parent.pk not in together:
        return [_("The page above “%(page)s” is not published.") % named]
    draft = newest_draft(page)
    return [_("“%(page)s”: %(problem)s") % {**named, "problem": words} for words in publishing_problems(draft)]


def publish_bundle(bundle: Bundle, user=None) -> bool:
    """Publish all pages of a bundle, those above first, or note why none was; true if readers have them."""
    with transaction.atomic():
        bundle = Bundle.objects.select_for_update().get(pk=bundle.pk)
        if bundle.published_at:
            return True
        user = user or bundle.made_by
        found = problems_of(bundle, user)
        if not found:
            for item in bundle.items.select_related("page").order_by("page__depth", "sort_order"):
                _publish(item.page.specific, user)
        bundle.problem = "\n".join(found)
        bundle.published_at = None if found else timezone.now()
        bundle.save()
    return not found


def _publish(page: Page, user) -> None:
    if page.live and not page.has_unpublished_changes:
        return
    draft = newest_draft(page)
    draft.go_live_at = None
    draft.save_revision(user=user, log_action=False).publish(user=user)


def _tell(bundle: Bundle) -> None:
    """Tell who made the bundle that it did not go public."""
    person = bundle.made_by
    if person and person.is_active and person.email:
        post(LETTER, about=bundle.pk, recipient=person.email, locale=person.language_code)


@writes(LETTER)
def write_letter(letter: OutboxLetter) -> Words | None:
    """Say what is in the way now; there is nothing to say where it was mended meanwhile."""
    bundle = Bundle.objects.filter(pk=int(letter.about), published_at=None).first()
    found = problems_of(bundle, bundle.made_by) if bundle else []
    if bundle is None or not found:
        return None
    link = settings.WAGTAILADMIN_BASE_URL + reverse("editors:bundle", args=[bundle.pk])
    subject = _("Bundle not published: “%(bundle)s”") % {"bundle": bundle}
    body = render_to_string("mail/bundle_not_published.txt", {"problems": found, "link": link})
    return Words(letter.recipient, subject, body)


def publish_what_is_due(publish: Callable[[Bundle], bool] = publish_bundle) -> None:
    """Publish the bundles whose time has come; one that fails holds up no other and says why."""
    for bundle in Bundle.objects.due():
        try:
            if not publish(bundle):
                _tell(bundle)
        except Exception:
            logger.exception("Bundle %s could not be published.", bundle.pk)
            Bundle.objects.filter(pk=bundle.pk).update(problem=_("A fault of the site. Tell whoever runs it."))
