"""The one way in which a stored answer changes or ends, with everything that follows from it.

`apply` makes one change to some answers in one transaction: the row, its digests of contacts, the mails that wait,
the log, the notice to organisers, the record for restored backups, and what other apps made of the answer: they
receive the signal `submission_changed`. An answer that is deleted in any other way raises an error
(`signal_handlers.py`), and `tests/forms_app/test_lifecycle.py` lists the doors that lead here.
"""

import copy
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from core.models import OutboxLetter
from forms_app import erasure_list, notifications
from forms_app.contacts import store_contact_digests
from forms_app.lookup import invalidate_pages_with
from forms_app.models import FormVersion, SignupForm, Status, Submission
from forms_app.repeats import content_digest, earlier_of_person
from forms_app.schema import published_part
from forms_app.signals import has_published_results, submission_changed

UNCONFIRMED_LIFETIME = timedelta(days=7)
# What is kept only because it is public is looked at again after this time.
PUBLISHED_LIFETIME = timedelta(days=30)
BATCH = 500  # a database takes only so many numbers in one question


class Kind(StrEnum):
    """What can happen to an answer; also the names in the log."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    STATUS = "status"
    WITHDRAW = "withdraw"
    ERASE = "erase"
    REPLACE = "replace"
    EXPIRE = "expire"
    FORM_DELETED = "form_deleted"


OF_THE_SENDER = {Kind.CONFIRM, Kind.CORRECT, Kind.WITHDRAW}  # organisers are told of these


@dataclass(frozen=True)
class Change:
    """One change: what happens, who does it (None: the sender, or time), and the new values."""

    kind: Kind
    user: Any = None
    status: Status | None = None
    answers: dict | None = None
    is_one_of_many: bool = False  # the caller says it once in the log for all of them


class OutsideLifecycleError(Exception):
    """Something tried to delete an answer without what has to follow from that."""


_running: ContextVar[bool] = ContextVar("forms_app.lifecycle", default=False)


@contextmanager
def _inside() -> Iterator[None]:
    token = _running.set(True)
    try:
        yield
    finally:
        _running.reset(token)


def is_running() -> bool:
    """Tell whether a change is being made by `apply`."""
    return _running.get()


def apply(change: Change, pks: Iterable[int]) -> int:
    """Make one change to these answers and return how many were changed; those that are gone are left out."""
    with transaction.atomic(), _inside():
        rows = Submission.objects.select_for_update(of=("self",)).select_related("version").order_by("pk")
        rows = rows.filter(pk__in=list(pks))
        changed = _erase(rows, change) if change.kind == Kind.ERASE else [row for row in rows if _apply_to(row, change)]
        for form_key in {row.form_key for row in changed}:
            invalidate_pages_with(form_key)
            if change.kind in OF_THE_SENDER:
                notifications.notify_organisers(SignupForm.objects.family(form_key).first())
        transaction.on_commit(erasure_list.write_out, robust=True)
    return len(changed)


def end_with_form(form_key) -> None:
    """Do what follows for its answers when the last language of a form is deleted.

    What was never confirmed ends: there is nothing left to confirm it for. All else stays until its last day, one
    whose corrected address waits for confirmation too; its secret link goes on working, and what was published by
    consent stays public.
    """
    mine = Submission.objects.of_form(form_key)
    before = mine.count()
    concerned = list(mine.filter(Q(pending=True) | Q(status=Status.ACCEPTED)).values_list("pk", flat=True))
    for first in range(0, len(concerned), BATCH):
        apply(Change(Kind.FORM_DELETED), concerned[first : first + BATCH])
    left = mine.count()
    version = FormVersion.objects.filter(form_key=form_key).order_by("-pk").first()
    if version:
        log(instance=version, action="forms_app.form_deleted", data={"answers": left, "unconfirmed": before - left})


def _apply_to(submission: Submission, change: Change) -> bool:
    """Change one locked row; return whether there was anything to change."""
    before = copy.copy(submission)
    if not STEPS[change.kind](submission, change):
        return False
    is_ended = submission.pk is None
    if is_ended:
        OutboxLetter.objects.filter(about=submission.uid).delete()
    submission_changed.send(Submission, submission=submission, before=before, change=change, is_ended=is_ended)
    _log(before, change)
    return True


def _erase(rows, change: Change) -> list[Submission]:
    """Erase locked rows with a few queries for all of them, so that thousands of a flood go at once."""
    erased = list(rows)
    erasure_list.record(erasure_list.Kind.ERASED, *erased)
    OutboxLetter.objects.filter(about__in=[str(one.uid) for one in erased]).delete()
    Submission.objects.filter(pk__in=[one.pk for one in erased]).delete()
    for one in erased:
        submission_changed.send(Submission, submission=one, before=one, change=change, is_ended=True)
        _log(one, change)
    return erased


def _confirm(submission: Submission, change: Change) -> bool:
    if not submission.pending:
        return False
    source = SignupForm.objects.family(submission.form_key).first()
    submission.pending = False
    submission.confirmed_at = timezone.now()
    if submission.corrected_at is None:  # after a correction the day that was promised stays
        submission.delete_after = timezone.localdate() + (source.lifetime if source else UNCONFIRMED_LIFETIME)
    submission.save(update_fields=["pending", "confirmed_at", "delete_after"])
    if source and source.repeats == SignupForm.Repeats.NEWEST:
        _replace_earlier(source, submission)
    return True


def _replace_earlier(source: SignupForm, submission: Submission) -> None:
    """End the answers that one with the same address or number, which is confirmed now, takes the place of."""
    while earlier := earlier_of_person(source, submission):
        apply(Change(Kind.REPLACE), [earlier.pk])


def _correct(submission: Submission, change: Change) -> bool:
    if change.answers is None or submission.answers == change.answers:
        return False
    address = submission.email
    submission.answers = change.answers
    has_new_address = submission.email != address
    submission.corrected_at = timezone.now()
    submission.content = content_digest(submission.form_key, change.answers)
    submission.save(update_fields=["answers", "picks", "content", "corrected_at"])
    submission.contacts.all().delete()
    store_contact_digests(submission)
    if has_new_address:
        _confirm_anew(submission)
    if submission.status == Status.ACCEPTED:
        erasure_list.record(erasure_list.Kind.CORRECTED, submission)
    return True


def _confirm_anew(submission: Submission) -> None:
    """Have a corrected address confirmed like the first one, where the form asks for that."""
    source = SignupForm.objects.family(submission.form_key).first()
    was_confirmed = submission.confirmed_at is not None or submission.pending
    submission.confirmed_at = None
    submission.pending = bool(submission.email) and (was_confirmed or bool(source and source.double_opt_in))
    submission.save(update_fields=["confirmed_at", "pending"])
    if submission.pending:
        notifications.ask_to_confirm(submission)


def _change_status(submission: Submission, change: Change) -> bool:
    if change.status is None or submission.status == change.status:
        return False
    submission.status = change.status
    submission.save(update_fields=["status"])
    return True


def _end(submission: Submission, change: Change) -> bool:
    erasure_list.record(erasure_list.Kind.ERASED, submission)
    submission.delete()
    return True


def _expire(submission: Submission, change: Change) -> bool:
    """Delete an answer whose time is up; what its author agreed to publish stays while it is public."""
    if not has_published_results(submission):
        submission.delete()
        return True
    if submission.reduced_at is None:
        submission.answers = published_part(submission.version.schema, submission.answers)
        submission.notes, submission.owner = "", None
        submission.reduced_at = timezone.now()
    submission.delete_after = timezone.localdate() + PUBLISHED_LIFETIME
    submission.save(update_fields=["answers", "picks", "notes", "owner", "reduced_at", "delete_after"])
    return True


def _lose_form(submission: Submission, change: Change) -> bool:
    """End an answer that was never confirmed when its form is deleted; tell of the others, which stay."""
    return _end(submission, change) if submission.pending and submission.corrected_at is None else True


# All but ERASE, which is done to all rows at once.
STEPS = {
    Kind.CONFIRM: _confirm,
    Kind.CORRECT: _correct,
    Kind.STATUS: _change_status,
    Kind.WITHDRAW: _end,
    Kind.REPLACE: _end,
    Kind.EXPIRE: _expire,
    Kind.FORM_DELETED: _lose_form,
}
# One line in the log says these of many answers at once: `retention.purge`, `end_with_form`.
LOGGED_AT_ONCE = {Kind.EXPIRE, Kind.FORM_DELETED}


def _log(before: Submission, change: Change) -> None:
    """Say in the log what happened, without an answer. What a sender did stands at the wording: their row may be gone."""
    if change.kind in LOGGED_AT_ONCE or change.is_one_of_many:
        return
    data = {"from": before.status, "to": str(change.status)} if change.kind == Kind.STATUS else None
    instance = before.version if change.kind == Kind.WITHDRAW else before
    log(instance=instance, action=f"forms_app.{change.kind}", user=change.user, data=data)
