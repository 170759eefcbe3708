"""Proposals that organisers accept become entries of the call's programme, and change and end with the answer."""

from uuid import UUID

from django.dispatch import receiver
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale

from campaigns.models import CallPage, ProgrammeEntry
from campaigns.programme_changes import remove_entries, remove_translations, replace_fields, set_fields
from core.models import TermRemoval, Topic
from core.permissions.acting_user import refuse
from forms_app.lifecycle import Kind
from forms_app.models import Status, Submission
from forms_app.signals import Result, results_requested, submission_changed

LONGEST = {
    name: ProgrammeEntry._meta.get_field(name).max_length  # type: ignore[union-attr]  # these are columns
    for name in ("title", "description", "venue", "organiser")
}


@receiver(submission_changed)
def update_programme(sender, submission, before, change, is_ended, **kwargs):
    """Make, change or end what stands in the programme, as the answer it came from now says."""
    lost_form = change.kind == Kind.FORM_DELETED and not submission.agreed_to("may_publish")
    if is_ended or submission.status != Status.ACCEPTED or lost_form:
        remove_entries(ProgrammeEntry.objects.filter(origin=submission.uid))
    elif change.kind == Kind.STATUS:
        add_to_programme(submission, change.user, publish=True)
    elif change.kind == Kind.CORRECT:
        correct_programme(submission, before)


@receiver(results_requested)
def find_entry(sender, submission, **kwargs) -> Result | None:
    """Return the entry that was made of a proposal."""
    entry = ProgrammeEntry.objects.filter(origin=submission.uid).first()
    if entry is None:
        return None
    url = reverse(ProgrammeEntry.snippet_viewset.get_url_name("edit"), args=[entry.pk])
    return Result(entry.title, url, is_public=entry.live)


def add_to_programme(submission: Submission, user, publish: bool) -> None:
    """Make an entry of a proposal if its author agreed to that, else a draft that waits for the word.

    Such a draft holds none of the author's words: they stay encrypted with the answer. Answers of forms that
    propose nothing, and of forms no call uses, become nothing.
    """
    call = call_of(submission)
    made = ProgrammeEntry.objects.filter(origin=submission.uid).exists()
    if made or call is None or not submission.words_meaning("title"):
        return
    may_publish = submission.agreed_to("may_publish")
    if may_publish and publish:
        refuse(acceptance_problem(user))
    locale = Locale.objects.filter(language_code=submission.locale).first() or Locale.get_default()
    entry = ProgrammeEntry(call=call, locale=locale, origin=submission.uid, live=False)
    if may_publish:
        set_fields(entry, words_of(submission, entry))
    else:
        with override(locale.language_code):
            entry.title = _("Accepted, but its author has not agreed to publish it")
    entry.save()
    revision = entry.save_revision(user=user)
    if may_publish and publish:
        revision.publish(user=user)


def acceptance_problem(user) -> str:
    """Return why somebody may not accept a proposal that its author agreed to publish, or an empty text."""
    if user is None or user.has_perm("campaigns.publish_programmeentry"):
        return ""
    return _(
        "Accepting this proposal puts it into the programme, which you may not publish. Nothing was saved. "
        "Ask somebody who may, or set another status."
    )


def correct_programme(submission: Submission, before: Submission) -> None:
    """Bring the programme into line with a corrected answer; nothing new is published unread.

    Without consent the words go. Changed words become a draft and the entry leaves the site until an organiser
    publishes it again. A name alone is taken away at once, in every language, and the entry stays.
    """
    entry = ProgrammeEntry.objects.filter(origin=submission.uid).first()
    has_words = submission.words_meaning("title") and before.words_meaning("title")
    has_consent = submission.agreed_to("may_publish") and before.agreed_to("may_publish")
    if entry is None or not (has_words and has_consent):
        remove_entries(ProgrammeEntry.objects.filter(origin=submission.uid))
        add_to_programme(submission, user=None, publish=False)
        return
    old, new = words_of(before, entry), words_of(submission, entry)
    changed = {name: value for name, value in new.items() if value != old[name]}
    if changed == {"organiser": ""}:
        replace_fields(entry, changed)
    elif changed:
        remove_translations(entry)
        entry.live = False
        replace_fields(entry, changed)


def words_of(submission: Submission, entry: ProgrammeEntry) -> dict:
    """Return what a proposal says for each field of an entry."""
    named = submission.words_meaning("organiser") if submission.agreed_to("may_name") else ""
    return {
        "title": submission.words_meaning("title")[: LONGEST["title"]],
        "description": submission.words_meaning("description")[: LONGEST["description"]],
        "venue": submission.words_meaning("place")[: LONGEST["venue"]],
        "organiser": named[: LONGEST["organiser"]],
        "day": day_of(submission, entry.call),
        "path": path_of(submission, entry.locale),
    }


def call_of(submission: Submission) -> CallPage | None:
    """Return the call a proposal was sent to: the page it was sent from, else the newest call with its form."""
    calls = CallPage.objects.filter(slots__form__translation_key=submission.form_key)
    sent_from = calls.filter(pk=submission.source_page_id).first() if submission.source_page_id else None
    return sent_from or calls.order_by("-starts_on", "pk").first()


def day_of(submission: Submission, call: CallPage):
    """Return the day asked for if it is one of the call's days, else None."""
    answer = submission.answer_meaning("day")
    try:
        day = parse_date(answer) if isinstance(answer, str) else None
    except ValueError:
        return None
    return day if day and call.is_on(day) else None


def path_of(submission: Submission, locale: Locale) -> Topic | None:
    """Return the topic the person picked, in the language of the entry where it has a name in it."""
    answer = submission.answer_meaning("path")
    picked = answer[0] if isinstance(answer, list) and answer else answer
    try:
        key = UUID(picked)
    except (TypeError, ValueError, AttributeError):
        return None
    key = TermRemoval.objects.kept_instead(Topic, key)  # a form goes on offering what was merged since
    named = {topic.locale_id: topic for topic in Topic.objects.filter(translation_key=key)}
    return named.get(locale.pk) or next(iter(named.values()), None)
