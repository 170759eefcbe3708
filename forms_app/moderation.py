"""What organisers do with answers; everything is logged, and no log repeats an answer."""

from django.db import transaction
from wagtail.log_actions import log

from forms_app import signals
from forms_app.lookup import invalidate_pages_with
from forms_app.models import FormVersion, Status, Submission

AT_ONCE = 500  # a database takes only so many numbers in one question


def change_status(form_key, pks: list[int], status: Status, user) -> int:
    """Give submissions of a form a status and return how many changed."""
    with transaction.atomic():
        found = Submission.objects.select_for_update(of=("self",)).of_form(form_key).filter(pk__in=pks)
        changed = [one for one in found.select_related("version").order_by("pk") if one.status != status]
        for submission in changed:
            _change(submission, status, user)
    return len(changed)


def _change(submission: Submission, status: Status, user) -> None:
    before, submission.status = submission.status, status
    submission.save(update_fields=["status"])
    log(instance=submission, action="forms_app.status", user=user, data={"from": before, "to": str(status)})
    if Status.DECLINED in {before, status}:
        invalidate_pages_with(submission.form_key)
    if status == Status.ACCEPTED:
        signals.accepted(submission, user)
    elif before == Status.ACCEPTED:
        signals.taken_back(submission, user)


def assign(form_key, pks: list[int], owner, user) -> int:
    """Say who takes care of submissions of a form; return how many there are."""
    with transaction.atomic():
        found = Submission.objects.of_form(form_key).filter(pk__in=pks)
        for submission in found:
            log(instance=submission, action="forms_app.assign", user=user)
        return found.update(owner=owner)


def change_all(form_key, pks: list[int], status: Status | None, owner, user) -> int:
    """Change every one of very many submissions, under one line in the log; return how many there were.

    What has consequences elsewhere, accepting and taking it back, is done one by one; all else at once.
    """
    with transaction.atomic():
        number = sum(
            _change_some(form_key, pks[first : first + AT_ONCE], status, owner, user)
            for first in range(0, len(pks), AT_ONCE)
        )
        if status:
            invalidate_pages_with(form_key)
        data = {"number": number, "status": str(status or ""), "assigned": owner is not None}
        log(
            instance=FormVersion.objects.filter(form_key=form_key).first(),
            action="forms_app.bulk",
            user=user,
            data=data,
        )
    return number


def with_published_results(submissions, status: Status | None):
    """Return those whose change to a status has consequences elsewhere: they take some milliseconds each."""
    if not status:
        return submissions.none()
    return submissions.exclude(status=Status.ACCEPTED) if status == Status.ACCEPTED else submissions.accepted()


def _change_some(form_key, pks, status, owner, user) -> int:
    some = Submission.objects.of_form(form_key).filter(pk__in=pks)
    if status:
        one_by_one = with_published_results(some, status)
        change_status(form_key, list(one_by_one.values_list("pk", flat=True)), status, user)
        some.update(status=status)
    return some.update(owner=owner) if owner else some.count()


def erase(submissions, user) -> int:
    """Delete submissions for good, with the mails that tell of them; return how many there were."""
    with transaction.atomic():
        found = list(submissions.select_related("version"))
        for submission in found:
            log(instance=submission, action="forms_app.erase", user=user)
            _forget(submission, user)
    return len(found)


def withdraw(submission: Submission) -> None:
    """Delete what its own sender wants back, and what came of it."""
    with transaction.atomic():
        log(instance=submission.version, action="forms_app.withdraw")
        _forget(submission, user=None)


def _forget(submission: Submission, user) -> None:
    if submission.status == Status.ACCEPTED:
        signals.taken_back(submission, user)
    submission.delete()
    invalidate_pages_with(submission.form_key)
