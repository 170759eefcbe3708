"""Mails about answers. None repeats a word of them, and each names only what it is about until it is sent."""

# Messages: for readers

from datetime import timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.i18n.languages import Language
from core.models import OutboxLetter
from core.operations.outbox import Words, post, writes
from forms_app.encryption import digest
from forms_app.lookup import find_form
from forms_app.models import SignupForm, Submission
from forms_app.secret_links import link_for

CONFIRMATION, OPT_IN, NOTICE = "signup.confirmation", "signup.opt_in", "signup.notice"
MOST_MAILS_A_DAY = 3  # to one address: nobody can fill a stranger's mailbox through a form


def announce(submission: Submission, source: SignupForm) -> None:
    """Put into the outbox what has to be said about a new submission."""
    if submission.pending:
        _write_to_person(OPT_IN, submission)
        return
    if source.sends_confirmation:
        _write_to_person(CONFIRMATION, submission)
    tell_organisers(submission, source)


def tell_organisers(submission: Submission, source: SignupForm) -> None:
    """Put a notice for each person the form names into the outbox."""
    for address in source.people_to_tell:
        post(NOTICE, about=submission.uid, recipient=address, locale=source.locale.language_code)


def _write_to_person(kind: str, submission: Submission) -> None:
    address = submission.email
    if not address:
        return
    since = timezone.now() - timedelta(days=1)
    recent = Submission.objects.of_contact([digest(address)]).filter(created_at__gte=since).count()
    if recent <= MOST_MAILS_A_DAY:
        post(kind, about=submission.uid, locale=submission.locale)


def _submission_of(letter: OutboxLetter) -> Submission | None:
    return Submission.objects.select_related("version").filter(uid=letter.about).first()


def _form_of(submission: Submission) -> SignupForm | None:
    shown = find_form(submission.form_key, Language(submission.locale))
    return shown.words if shown and shown.language.code == submission.locale else None


@writes(CONFIRMATION)
def confirmation(letter: OutboxLetter) -> Words | None:
    """Thank a person, and give them the link to what they sent."""
    submission = _submission_of(letter)
    if submission is None or not submission.email:
        return None
    form = _form_of(submission)
    context = {"body": form.mail_body if form else "", "link": link_for(submission)}
    return Words(
        to=submission.email,
        subject=(form and form.mail_subject) or _("We have your answers"),
        body=render_to_string("forms_app/mail/confirmation.txt", context),
    )


@writes(OPT_IN)
def opt_in(letter: OutboxLetter) -> Words | None:
    """Ask the owner of an address whether it was them."""
    submission = _submission_of(letter)
    if submission is None or not submission.pending or not submission.email:
        return None
    body = render_to_string("forms_app/mail/opt_in.txt", {"link": link_for(submission)})
    return Words(to=submission.email, subject=_("Please confirm your sign-up"), body=body)


@writes(NOTICE)
def notice(letter: OutboxLetter) -> Words | None:
    """Tell an organiser that an answer waits, and where."""
    submission = _submission_of(letter)
    if submission is None:
        return None
    link = settings.SITE_URL + reverse("signups:answer", args=[submission.form_key, submission.pk])
    body = render_to_string("forms_app/mail/notice.txt", {"link": link})
    return Words(to=letter.recipient, subject=_("An answer is waiting"), body=body)
