"""Mails about answers. None repeats a word of them, and each names only what it is about until it is sent."""

# Messages: for readers

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from core.i18n.languages import Language
from core.models import Navigation, OutboxLetter
from core.operations.outbox import LEASE, Words, post, writes
from forms_app.confirmation_links import confirmation_link
from forms_app.lookup import find_form
from forms_app.models import FormVersion, SignupForm, Status, Submission
from forms_app.schema import every_question
from forms_app.secret_links import link_for

CONFIRMATION, OPT_IN, NOTICE = "signup.confirmation", "signup.opt_in", "signup.notice"
REPEAT = "signup.repeat"
TO_PEOPLE = (CONFIRMATION, OPT_IN, REPEAT)
BETWEEN_NOTICES = timedelta(hours=6)  # to one organiser about one form
MOST_MAILS_A_DAY = 3  # to one address: nobody can fill a stranger's mailbox through a form


def announce(submission: Submission, source: SignupForm) -> None:
    """Put into the outbox what has to be said about a new submission."""
    if submission.pending:
        ask_to_confirm(submission)
        return
    if source.writes_to_people:
        _write_to_person(CONFIRMATION, submission)
    notify_organisers(source)


def ask_to_confirm(submission: Submission) -> bool:
    """Have a person asked by mail whether the address is theirs; tell whether a mail goes out."""
    return _write_to_person(OPT_IN, submission)


def is_written_to(submission: Submission) -> bool:
    """Tell whether a mail to the person went out or waits, so that the secret link need not stand on the screen."""
    return OutboxLetter.objects.filter(about=str(submission.uid), kind__in=TO_PEOPLE).exists()


def announce_repeat(earlier: Submission) -> None:
    """Tell somebody whose first answer stands that another arrived with their address."""
    _write_to_person(REPEAT, earlier)


def notify_organisers(source: SignupForm | None) -> None:
    """Have the people whom a form names told of what happened: in one mail now, and in one more every few hours.

    A mail that is scheduled for later covers what happens until then: its numbers are counted when it is sent.
    """
    if source is None:
        return
    now = timezone.now()
    for address in source.people_to_tell:
        former = OutboxLetter.objects.filter(kind=NOTICE, about=str(source.translation_key), recipient=address)
        if former.waiting().filter(next_try_at__gt=now + LEASE).exists():
            continue
        latest = former.order_by("-created_at").first()
        not_before = max(now, latest.created_at + BETWEEN_NOTICES) if latest else now
        language = source.locale.language_code
        post(NOTICE, about=source.translation_key, recipient=address, locale=language, not_before=not_before)


def _write_to_person(kind: str, submission: Submission) -> bool:
    """Put a mail to the person into the outbox, unless too many went to the address about this form today.

    The limit is counted for each form, so that nobody can silence another form's mails by filling in this one.
    """
    if not submission.email:
        return False
    mine = Submission.objects.of_form(submission.form_key).of_contact([submission.email])
    since = timezone.now() - timedelta(days=1)
    sent = OutboxLetter.objects.filter(
        kind__in=TO_PEOPLE, about__in=[str(uid) for uid in mine.values_list("uid", flat=True)], created_at__gte=since
    )
    if sent.count() >= MOST_MAILS_A_DAY:
        return False
    post(kind, about=submission.uid, locale=submission.locale)
    return True


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
    subject = (form and form.mail_subject) or _("We have your answers")
    return _to_person(submission, "confirmation", subject, words=form.mail_body if form else "")


@writes(OPT_IN)
def opt_in(letter: OutboxLetter) -> Words | None:
    """Ask the owner of an address whether it was them."""
    submission = _submission_of(letter)
    if submission is None or not submission.pending or not submission.email:
        return None
    return _to_person(submission, "opt_in", _("Please confirm your sign-up"), button=confirmation_link(submission))


@writes(REPEAT)
def repeat(letter: OutboxLetter) -> Words | None:
    """Tell somebody that their first answer stands, and how to correct it."""
    submission = _submission_of(letter)
    if submission is None or not submission.email:
        return None
    return _to_person(submission, "repeat", _("We have an answer of yours already"))


def _to_person(submission: Submission, name: str, subject: str, **more) -> Words:
    """Return a mail to a person as plain text and as HTML, in the direction of their language.

    It names who writes and which form it is about, and repeats no answer.
    """
    source = SignupForm.objects.family(submission.form_key).first()
    form = _form_of(submission)
    link = link_for(submission)
    context = {
        "language": submission.language,
        "organisation": _organisation(submission.locale),
        "title": form.title if form else submission.version.schema["title"],
        "subject": subject,
        "link": link,
        **more,
    }
    return Words(
        to=submission.email,
        subject=subject,
        body=render_to_string(f"forms_app/mail/{name}.txt", context),
        html=render_to_string(f"forms_app/mail/{name}.html", context),
        reply_to=source.reply_to if source else "",
        unsubscribe=link if _is_on_list(submission, source) else "",
    )


def _organisation(language_code: str) -> str:
    """Return how the site calls itself in a language."""
    navigation = Navigation.objects.filter(locale__language_code=language_code).first()
    return navigation.site_name if navigation else settings.WAGTAIL_SITE_NAME


def _is_on_list(submission: Submission, source: SignupForm | None) -> bool:
    """Tell whether a person gets news from now on, and so may want to be told how to end that."""
    asked = every_question(submission.version.schema["questions"])
    wants_news = any(submission.answers.get(one["key"]) for one in asked if one["type"] == "newsletter")
    return wants_news or bool(source and source.double_opt_in)


@writes(NOTICE)
def notice(letter: OutboxLetter) -> Words | None:
    """Tell an organiser how many answers wait and what senders changed since the last such mail; never an answer."""
    form_key = _form_key_of(letter)
    version = FormVersion.objects.filter(form_key=form_key).order_by("-pk").first() if form_key else None
    if version is None:
        return None
    counts = _happened(form_key, since=_last_notice(letter))
    if not any(counts.values()):
        return None
    form = SignupForm.objects.family(form_key).first()
    title = form.title if form else version.schema["title"]
    link = settings.SITE_URL + reverse("signups:answers", args=[form_key])
    body = render_to_string("forms_app/mail/notice.txt", {"title": title, "link": link, **counts})
    return Words(to=letter.recipient, subject=_("Answers: %(form)s") % {"form": title}, body=body)


def _form_key_of(letter: OutboxLetter) -> str:
    """Return the form a notice is about; those written by earlier versions of this site name one answer."""
    submission = _submission_of(letter)
    return str(submission.form_key) if submission else letter.about


def _last_notice(letter: OutboxLetter):
    """Return when this organiser was last told of this form, or when there was first something to tell."""
    sent = OutboxLetter.objects.filter(
        kind=NOTICE, about=letter.about, recipient=letter.recipient, sent_at__isnull=False
    )
    latest = sent.order_by("-sent_at").first()
    return latest.sent_at if latest else letter.created_at - timedelta(minutes=1)


def _happened(form_key, since) -> dict[str, int]:
    mine = Submission.objects.of_form(form_key)
    versions = FormVersion.objects.filter(form_key=form_key).values_list("pk", flat=True)
    withdrawn = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(FormVersion),
        object_id__in=[str(pk) for pk in versions],
        action="forms_app.withdraw",
        timestamp__gte=since,
    )
    return {
        "waiting": mine.filter(status=Status.NEW, pending=False).count(),
        "unconfirmed": mine.filter(pending=True).count(),
        "corrected": mine.filter(corrected_at__gte=since).count(),
        "withdrawn": withdrawn.count(),
    }
