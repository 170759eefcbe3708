"""Accepting answers: one person, one row, and never more rows than places."""

import json
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page

from forms_app.contacts import store_contact_digests
from forms_app.encryption import digest
from forms_app.lifecycle import UNCONFIRMED_LIFETIME
from forms_app.lookup import invalidate_pages_with, is_full
from forms_app.models import FormVersion, SignupForm, State, Submission
from forms_app.notifications import announce


class RefusedError(Exception):
    """The form takes no answers now; `state` says why."""

    def __init__(self, state: State):
        super().__init__(state)
        self.state = state


@dataclass(frozen=True)
class Receipt:
    """What became of a post."""

    submission: Submission
    is_new: bool


def accept(version: FormVersion, answers: dict, page: Page | None = None) -> Receipt:
    """Store valid answers once, however often they arrive; raise RefusedError if the form is closed or full."""
    dedupe = content_digest(version.form_key, answers)
    try:
        with transaction.atomic():
            return _accept(version, answers, page, dedupe)
    except IntegrityError:
        # Only without a form to lock can two posts of the same answers pass each other.
        return Receipt(Submission.objects.get(form_key=version.form_key, dedupe=dedupe), is_new=False)


def _accept(version, answers, page, dedupe) -> Receipt:
    # The lock puts everybody who sends this form in one line: nobody counts places at the same time.
    source = SignupForm.objects.select_for_update().filter(translation_key=version.form_key).order_by("pk").first()
    if earlier := Submission.objects.filter(form_key=version.form_key, dedupe=dedupe).first():
        return Receipt(earlier, is_new=False)
    if source is None:
        raise RefusedError(State.CLOSED)
    state = source.state_by_date()
    if state == State.OPEN and is_full(source):
        state = State.FULL
    if state != State.OPEN:
        raise RefusedError(state)
    submission = Submission(
        form_key=version.form_key,
        version=version,
        locale=version.locale,
        source_page=page,
        source_path=(page.url or "")[:500] if page else "",
        answers=answers,
        dedupe=dedupe,
    )
    submission.pending = source.double_opt_in and bool(submission.email)
    submission.delete_after = timezone.localdate() + (UNCONFIRMED_LIFETIME if submission.pending else source.lifetime)
    submission.save()
    store_contact_digests(submission)
    announce(submission, source)
    if is_full(source):
        invalidate_pages_with(source.translation_key)
    return Receipt(submission, is_new=True)


def content_digest(form_key, answers: dict) -> str:
    """Return the digest that is equal for equal answers to the same form, in any language."""
    return digest(f"{form_key} {json.dumps(answers, sort_keys=True, ensure_ascii=False)}")
