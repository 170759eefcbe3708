"""Publishing by approval and by the clock: what must be mended stays a draft, and its editors are told by mail."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.dispatch import receiver
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, WorkflowState
from wagtail.signals import page_published

from core.checks.registry import blocking_advice_about, newest_draft
from core.models import HeldBack, OutboxLetter, User
from core.operations.outbox import Words, post, writes
from core.publishing.gate import NotPublishable, problems_with, require_complete

logger = logging.getLogger(__name__)

LETTER = "held-back"
MARGIN = timedelta(minutes=1)  # nothing becomes due between the look and the publishing


def in_the_way(page: Page, before_the_gate: bool = False) -> list[str]:
    """Return in words what must be mended before readers may see a page as it stands here.

    `before_the_gate` leaves out what the gate refuses itself, for code that publishes at once.
    """
    return [advice.words for advice in blocking_advice_about(page, before_the_gate)]


def publishing_problems(page: Page, revision: Revision | None = None) -> list[str]:
    """Return in words all that keeps a page from readers: what must be mended, and what the gate refuses."""
    return in_the_way(page) + problems_with(page, revision)


def publish_approved(state: WorkflowState, user=None) -> None:
    """Publish what a workflow has approved, unless something in it must be mended first."""
    revision = state.content_object.get_latest_revision()
    found = revision.as_object()
    if isinstance(found, Page) and publishing_problems(found, revision):
        hold_back(found, revision, state.requested_by, user)
    else:
        revision.publish(user=user)


def hold_back_what_is_due() -> None:
    """Take from the clock what has come to its time and must be mended first."""
    soon = timezone.now() + MARGIN
    for revision in Revision.objects.filter(approved_go_live_at__lte=soon):
        found = revision.as_object()
        if not isinstance(found, Page):
            _hold_back_snippet(found, revision)
        elif publishing_problems(found, revision):
            hold_back(found, revision, revision.user)


def _hold_back_snippet(found: models.Model, revision: Revision) -> None:
    """Leave what the gate would refuse a draft; otherwise nothing that is due after it would be published."""
    try:
        require_complete(found)
        refused = problems_with(found, revision)
    except NotPublishable as error:
        refused = error.problems
    if refused:
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        logger.warning("%s %s was not published: something in it must be mended.", found._meta.label, found.pk)


@transaction.atomic
def hold_back(page: Page, revision: Revision, *told: User | None) -> None:
    """Leave a page the draft it is, without a time, and tell its owner, and others, what to mend."""
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    HeldBack.objects.update_or_create(page_id=page.pk, defaults={"held_at": timezone.now()})
    people = {person.pk: person for person in (page.owner, revision.user, *told) if person and person.is_active}
    for person in people.values():
        if person.email:
            post(LETTER, about=page.pk, recipient=person.email, locale=person.language_code)


@writes(LETTER)
def write_letter(letter: OutboxLetter) -> Words | None:
    """Say what is in the way now; there is nothing to say where it was mended meanwhile."""
    page = Page.objects.filter(pk=int(letter.about)).first()
    found = publishing_problems(newest_draft(page)) if page else []
    if not found:
        return None
    subject = _("Not published: “%(page)s”") % {"page": page.get_admin_display_title()}
    link = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
    body = render_to_string("mail/page_not_published.txt", {"problems": found, "link": link})
    return Words(letter.recipient, subject, body)


@receiver(page_published)
def forget_what_was_mended(instance, **kwargs):
    HeldBack.objects.filter(page_id=instance.pk).delete()
