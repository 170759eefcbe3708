"""Proposals that organisers accept become entries of the call's programme."""

from uuid import UUID

from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale

from campaigns.models import CallPage, ProgrammeEntry
from core.models import Topic
from forms_app.models import Submission
from forms_app.signals import Outcome, shows_outcome, when_accepted, when_taken_back

LONGEST = {
    name: ProgrammeEntry._meta.get_field(name).max_length  # type: ignore[union-attr]  # these are columns
    for name in ("title", "description", "venue", "organiser")
}


@when_accepted
def add_to_programme(submission: Submission, user) -> None:
    """Publish an entry made of a proposal if its author agreed to that, else make a draft that waits for the word.

    Such a draft holds none of the author's words: they stay encrypted with the answer. Answers of forms that
    propose nothing, and of forms no call uses, become nothing.
    """
    call = call_of(submission)
    made = ProgrammeEntry.objects.filter(origin=submission.uid).exists()
    if made or call is None or not submission.words_meaning("title"):
        return
    locale = Locale.objects.filter(language_code=submission.locale).first() or Locale.get_default()
    entry = ProgrammeEntry(call=call, locale=locale, origin=submission.uid, live=False)
    may_publish = agreed(submission, "may_publish")
    if may_publish:
        fill(entry, submission)
    else:
        with override(locale.language_code):
            entry.title = _("Accepted, but its author has not agreed to publish it")
    entry.save()
    revision = entry.save_revision(user=user)
    if may_publish:
        revision.publish(user=user)


def fill(entry: ProgrammeEntry, submission: Submission) -> None:
    """Put the words of a proposal into an entry."""
    entry.title = submission.words_meaning("title")[: LONGEST["title"]]
    entry.description = submission.words_meaning("description")[: LONGEST["description"]]
    entry.venue = submission.words_meaning("place")[: LONGEST["venue"]]
    entry.organiser = name_to_publish(submission)[: LONGEST["organiser"]]
    entry.day = day_of(submission, entry.call)
    entry.path = path_of(submission, entry.locale)


@when_taken_back
def remove_from_programme(submission: Submission, user) -> None:
    """Delete what came of a proposal, in every language: its author may have asked to be forgotten."""
    for entry in ProgrammeEntry.objects.filter(origin=submission.uid):
        ProgrammeEntry.objects.filter(translation_key=entry.translation_key).delete()


@shows_outcome
def entry_of(submission: Submission) -> Outcome | None:
    entry = ProgrammeEntry.objects.filter(origin=submission.uid).first()
    if entry is None:
        return None
    return Outcome(entry.title, reverse(ProgrammeEntry.snippet_viewset.get_url_name("edit"), args=[entry.pk]))


def call_of(submission: Submission) -> CallPage | None:
    """Return the call a proposal was sent to: the page it was sent from, else the newest call with its form."""
    calls = CallPage.objects.filter(slots__form__translation_key=submission.form_key)
    sent_from = calls.filter(pk=submission.source_page_id).first() if submission.source_page_id else None
    return sent_from or calls.order_by("-starts_on", "pk").first()


def agreed(submission: Submission, meaning: str) -> bool:
    """Whether the person said yes, ticking a box or picking the word."""
    return submission.answer_meaning(meaning) in (True, "yes")


def name_to_publish(submission: Submission) -> str:
    return submission.words_meaning("organiser") if agreed(submission, "may_name") else ""


def day_of(submission: Submission, call: CallPage):
    """Return the day asked for if it is one of the call's days, else None."""
    answer = submission.answer_meaning("day")
    try:
        day = parse_date(answer) if isinstance(answer, str) else None
    except ValueError:
        return None
    return day if day and call.starts_on <= day <= call.ends_on else None


def path_of(submission: Submission, locale: Locale) -> Topic | None:
    """Return the topic the person picked, in the language of the entry where it has a name in it."""
    answer = submission.answer_meaning("path")
    picked = answer[0] if isinstance(answer, list) and answer else answer
    try:
        key = UUID(picked)
    except (TypeError, ValueError, AttributeError):
        return None
    named = {topic.locale_id: topic for topic in Topic.objects.filter(translation_key=key)}
    return named.get(locale.pk) or next(iter(named.values()), None)
