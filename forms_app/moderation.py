"""What organisers do with answers; everything is logged, and no log repeats an answer."""

from django.db import transaction
from wagtail.log_actions import log

from forms_app import lifecycle
from forms_app.lifecycle import Change, Kind
from forms_app.lookup import invalidate_pages_with
from forms_app.models import FormVersion, Status, Submission

AT_ONCE = 500  # a database takes only so many numbers in one question


def change_status(form_key, pks: list[int], status: Status, user) -> int:
    """Give submissions of a form a status and return how many changed."""
    mine = Submission.objects.of_form(form_key).filter(pk__in=pks).values_list("pk", flat=True)
    return lifecycle.apply(Change(Kind.STATUS, user=user, status=status), list(mine))


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
    """Delete submissions for good, with what was made of them; return how many there were."""
    return lifecycle.apply(Change(Kind.ERASE, user=user), submissions.values_list("pk", flat=True))


def erase_all(form_key, pks: list[int], user) -> int:
    """Erase very many answers to a form, a part in each transaction, and say so once in the log; return how many."""
    number = 0
    for first in range(0, len(pks), AT_ONCE):
        number += lifecycle.apply(Change(Kind.ERASE, user=user, is_one_of_many=True), pks[first : first + AT_ONCE])
    version = FormVersion.objects.filter(form_key=form_key).first()
    log(instance=version, action="forms_app.bulk_erase", user=user, data={"number": number})
    return number
