"""Accepting answers: one post, one row, and never more rows than places."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page

from forms_app.contacts import store_contact_digests
from forms_app.lifecycle import UNCONFIRMED_LIFETIME
from forms_app.lookup import FEW_PLACES, invalidate_pages_with, is_full, places_left
from forms_app.models import FormVersion, SignupForm, State, Submission
from forms_app.notifications import announce, announce_repeat
from forms_app.repeats import content_digest, earlier_of_person, is_recent, latest_equal, post_digest
from forms_app.signals import submission_stored


class RefusedError(Exception):
    """The form takes no answers now; `state` says why."""

    def __init__(self, state: State):
        super().__init__(state)
        self.state = state


class SeenBeforeError(Exception):
    """Somebody sent the same answers some time ago: only the sender knows whether they are two people."""


@dataclass(frozen=True)
class Receipt:
    """What became of a post: the answer that was stored, now or by the same post before; None if none may be named."""

    submission: Submission | None


def accept(
    version: FormVersion, answers: dict, page: Page | None = None, token: str = "", is_somebody_else: bool = False
) -> Receipt:
    """Store valid answers once, however often one post of them arrives.

    Raise RefusedError if the form is closed or full, SeenBeforeError if equal answers are there that may be those of
    somebody else, unless `is_somebody_else` says that this was asked.
    """
    submission = Submission(
        form_key=version.form_key,
        version=version,
        locale=version.locale,
        source_page=page,
        source_path=(page.url or "")[:500] if page else "",
        answers=answers,
        content=content_digest(version.form_key, answers),
        dedupe=post_digest(version.form_key, answers, token),
    )
    try:
        with transaction.atomic():
            return _accept(submission, knows_who=bool(token) or is_somebody_else)
    except IntegrityError:
        # Only without a form to lock can two arrivals of one post pass each other.
        return Receipt(Submission.objects.get(form_key=version.form_key, dedupe=submission.dedupe))


def _accept(submission: Submission, knows_who: bool) -> Receipt:
    # The lock puts everybody who sends this form in one line: nobody counts places at the same time.
    sources = SignupForm.objects.select_for_update().filter(translation_key=submission.form_key)
    source = sources.order_by("pk").first()
    if same_post := Submission.objects.filter(form_key=submission.form_key, dedupe=submission.dedupe).first():
        return Receipt(same_post)
    equal = None if knows_who else latest_equal(submission.form_key, submission.answers)
    if equal and is_recent(equal):
        return Receipt(None)
    source = _require_open(source)
    if equal:
        raise SeenBeforeError
    return _store(submission, source)


def _require_open(source: SignupForm | None) -> SignupForm:
    state = source.state_by_date() if source else State.CLOSED
    if source and state == State.OPEN and is_full(source):
        state = State.FULL
    if source is None or state != State.OPEN:
        raise RefusedError(state)
    return source


def _store(submission: Submission, source: SignupForm) -> Receipt:
    """Store a new answer, unless the form takes one a person and this person's first one stands."""
    earlier = earlier_of_person(source, submission)
    if earlier and source.repeats == SignupForm.Repeats.FIRST:
        announce_repeat(earlier)
        return Receipt(None)
    submission.pending = bool(submission.email) and (source.double_opt_in or earlier is not None)
    submission.delete_after = timezone.localdate() + (UNCONFIRMED_LIFETIME if submission.pending else source.lifetime)
    submission.save()
    store_contact_digests(submission)
    announce(submission, source)
    submission_stored.send(Submission, submission=submission)
    left = places_left(source)
    if left is not None and left <= FEW_PLACES:
        invalidate_pages_with(source.translation_key)
    return Receipt(submission)
