"""Publishing by approval and by the clock: what must be mended stays a draft, and its editors are told by mail."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.admin.utils import quote
from django.db import models, transaction
from django.dispatch import receiver
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, WorkflowState
from wagtail.signals import page_published

from core.checks.just_made import is_just_made
from core.checks.registry import blocking_advice_about, newest_draft
from core.models import HeldBack, OutboxLetter, User
from core.operations.outbox import Words, post, writes
from core.publishing.gate import NotPublishable, problems_with, require_complete

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


@transaction.atomic
def _hold_back_snippet(found: models.Model, revision: Revision) -> None:
    """Leave what the gate would refuse a draft; otherwise nothing that is due after it would be published."""
    if _problems_with_snippet(found, revision):
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        _tell(f"{found._meta.label_lower}/{found.pk}", revision.user)


def _problems_with_snippet(found: models.Model, revision: Revision | None = None) -> list[str]:
    try:
        require_complete(found)
    except NotPublishable as error:
        return error.problems
    return problems_with(found, revision)


@transaction.atomic
def hold_back(page: Page, revision: Revision, *told: User | None) -> None:
    """Leave a page the draft it is, without a time, and tell its owner, and others, what to mend."""
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    HeldBack.objects.update_or_create(page_id=page.pk, defaults={"held_at": timezone.now()})
    _tell(str(page.pk), page.owner, revision.user, *told)


def _tell(about: str, *told: User | None) -> None:
    people = {person.pk: person for person in told if person and person.is_active}
    for person in people.values():
        if person.email:
            post(LETTER, about=about, recipient=person.email, locale=person.language_code)


@writes(LETTER)
def write_letter(letter: OutboxLetter) -> Words | None:
    """Say what is in the way now; there is nothing to say where it was mended meanwhile."""
    label, _slash, key = letter.about.rpartition("/")
    row, found, screen = _snippet_held(label, key) if label else _page_held(key)
    if not found:
        return None
    subject = _("Not published: “%(page)s”") % {"page": row}
    link = settings.WAGTAILADMIN_BASE_URL + screen
    body = render_to_string("mail/page_not_published.txt", {"problems": found, "link": link})
    return Words(letter.recipient, subject, body)


def _page_held(key: str) -> tuple[str, list[str], str]:
    page = Page.objects.filter(pk=int(key)).first()
    if page is None:
        return "", [], ""
    problems = publishing_problems(newest_draft(page))
    return page.get_admin_display_title(), problems, reverse("wagtailadmin_pages:edit", args=[page.pk])


def _snippet_held(label: str, key: str) -> tuple[str, list[str], str]:
    model: Any = apps.get_model(label)
    row = model._default_manager.filter(pk=key).first()
    if row is None:
        return "", [], ""
    draft = row.get_latest_revision_as_object()
    screen = reverse(model.snippet_viewset.get_url_name("edit"), args=[quote(row.pk)])
    return str(draft), _problems_with_snippet(draft, row.get_latest_revision()), screen


@receiver(page_published)
def forget_what_was_mended(instance, **kwargs):
    if not is_just_made(instance):
        HeldBack.objects.filter(page_id=instance.pk).delete()
