"""Digest mails: one mail lists all that waits for a person, answers to what they asked, and
what they asked for that went live, in their language."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail_localize.models import TranslationSource

from core.models import OutboxLetter, User
from core.operations.outbox import Words, post, writes
from translations import board
from translations.models import Assignment, LanguageTeam, Remark
from translations.permissions import permissions_of
from translations.remarks import answers_for, people_asked, questions_for, remarks_for, with_sources

DIGEST = "translations.digest"
PAUSE = timedelta(hours=4)  # nobody gets two of them sooner
NAMED = 20


def post_due() -> int:
    """Queue a digest for everybody for whom something new waits, or for whom something went live; return how many."""
    in_team = Q(groups__language_team__in=LanguageTeam.objects.all())
    asked = Q(pk__in=Assignment.objects.exclude(published_at=None).values("asked_by"))
    answered = Q(pk__in=Remark.objects.questions().exclude(closed_at=None).values("made_by"))
    people = User.objects.filter(in_team | asked | answered | Q(pk__in=people_asked()), is_active=True)
    return sum(_post_to(person) for person in people.exclude(email="").distinct())


def _post_to(user: User) -> bool:
    last = OutboxLetter.objects.filter(kind=DIGEST, about=str(user.pk)).order_by("-created_at").first()
    if last and last.created_at > timezone.now() - PAUSE:
        return False
    since = last.created_at if last else timezone.now() - PAUSE
    is_something_new = any(is_new(row, since) for row in waiting(user)) or went_live(user, since)
    is_said = any(remark.made_at > since for remark, _source in said(user)) or told(user, since)
    if not is_something_new and not is_said:
        return False
    post(DIGEST, about=user.pk, recipient=user.email, locale=user.language_code)
    return True


def waiting(user: User) -> list[Assignment]:
    """Return what waits for somebody: to translate, and to look at for those who publish."""
    permissions = permissions_of(user)
    if not permissions.teams:
        return []
    found = board.waiting_for(permissions)
    reviews = found["to_review"] if any(team.may_publish for team in permissions.teams) else []
    return [*reviews, *found["to_translate"]]


def said(user: User) -> list[tuple[Remark, TranslationSource]]:
    """Return what others have said about texts in the user's languages, and asked about what the user has written."""
    permissions = permissions_of(user)
    questions = [pair for pair in with_sources(questions_for(user)) if permissions.may_edit_original(pair[1])]
    return [*questions, *with_sources(remarks_for(user, [team.locale_id for team in permissions.teams]))]


def went_live(user: User, since: datetime) -> list[Assignment]:
    """Return what somebody asked for and others have published since."""
    rows = Assignment.objects.filter(asked_by=user, published_at__gt=since).exclude(published_by=user)
    return list(rows.with_names().order_by("published_at"))


def is_new(row: Assignment, since) -> bool:
    return max(row.asked_at, row.state_since) > since


@writes(DIGEST)
def write_digest(letter: OutboxLetter) -> Words | None:
    """List what waits now; what was done meanwhile is no longer in it."""
    user = User.objects.filter(pk=int(letter.about), is_active=True).first()
    if user is None:
        return None
    since = _before(letter)
    rows, remarks, live, answers = waiting(user), said(user), went_live(user, since), told(user, since)
    if not (rows or remarks or live or answers):
        return None
    site = settings.WAGTAILADMIN_BASE_URL
    words = {
        "rows": rows[:NAMED],
        "remarks": remarks[:NAMED],
        "live": live[:NAMED],
        "answers": answers[:NAMED],
        "link": site + reverse("translations:board"),
        "site": site,
    }
    body = render_to_string("mail/translations_waiting.txt", words)
    return Words(user.email, _subject(len(rows), len(remarks), len(live), len(answers)), body)


def told(user: User, since: datetime) -> list[tuple[Remark, TranslationSource]]:
    """Return the questions of somebody that others have answered since, each with what it is about."""
    return with_sources(answers_for(user, since))


def _subject(waiting_count: int, remark_count: int, live_count: int, answer_count: int) -> str:
    if waiting_count:
        words = ngettext("%(count)s translation waits for you", "%(count)s translations wait for you", waiting_count)
    elif remark_count:
        words = ngettext("%(count)s remark on translations", "%(count)s remarks on translations", remark_count)
    elif answer_count:
        words = ngettext("Your question was answered", "%(count)s of your questions were answered", answer_count)
    else:
        words = ngettext(
            "%(count)s translation you asked for is live", "%(count)s translations you asked for are live", live_count
        )
    return words % {"count": waiting_count or remark_count or answer_count or live_count}


def _before(letter: OutboxLetter) -> datetime:
    """Return up to when an earlier digest has told what went live."""
    earlier = OutboxLetter.objects.filter(kind=DIGEST, about=letter.about, created_at__lt=letter.created_at)
    last = earlier.order_by("-created_at").first()
    return last.created_at if last else letter.created_at - PAUSE
