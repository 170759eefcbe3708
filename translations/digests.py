"""Digest mails: one mail lists all that waits for a person, in the person's language."""

from datetime import timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from core.models import OutboxLetter, User
from core.operations.outbox import Words, post, writes
from translations import board
from translations.models import Assignment, LanguageTeam
from translations.permissions import permissions_of

DIGEST = "translations.digest"
PAUSE = timedelta(hours=4)  # nobody gets two of them sooner
NAMED = 20


def post_due() -> int:
    """Queue a digest for everybody for whom something new waits; return how many."""
    people = User.objects.filter(groups__language_team__in=LanguageTeam.objects.all(), is_active=True)
    return sum(_post_to(person) for person in people.exclude(email="").distinct())


def _post_to(user: User) -> bool:
    last = OutboxLetter.objects.filter(kind=DIGEST, about=str(user.pk)).order_by("-created_at").first()
    if last and last.created_at > timezone.now() - PAUSE:
        return False
    since = last.created_at if last else timezone.now() - PAUSE
    if not any(is_new(row, since) for row in waiting(user)):
        return False
    post(DIGEST, about=user.pk, recipient=user.email, locale=user.language_code)
    return True


def waiting(user: User) -> list[Assignment]:
    """Return what waits for somebody: to translate, and to look at for those who publish."""
    permissions = permissions_of(user)
    found = board.waiting_for(permissions)
    reviews = found["to_review"] if any(team.may_publish for team in permissions.teams) else []
    return [*reviews, *found["to_translate"]]


def is_new(row: Assignment, since) -> bool:
    return max(row.asked_at, row.state_since) > since


@writes(DIGEST)
def write_digest(letter: OutboxLetter) -> Words | None:
    """List what waits now; what was done meanwhile is no longer in it."""
    user = User.objects.filter(pk=int(letter.about), is_active=True).first()
    rows = waiting(user) if user else []
    if user is None or not rows:
        return None
    subject = ngettext("%(count)s translation waits for you", "%(count)s translations wait for you", len(rows))
    link = settings.WAGTAILADMIN_BASE_URL + reverse("translations:board")
    body = render_to_string("mail/translations_waiting.txt", {"rows": rows[:NAMED], "link": link})
    return Words(user.email, subject % {"count": len(rows)}, body)
