"""How often somebody may guess a password or a link before they have to wait; no account is ever closed by it.

Tries are counted in the database, by account and by network, both as digests. The waits double up to a longest one.
Whoever signed in with a browser before (core.accounts.known_browsers), or is signed in, is counted apart from
strangers, so that nobody is kept out by the guesses of others.
"""

import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from core.accounts import known_browsers
from core.accounts.networks import network_of
from core.models.guess_counts import GuessCount

PASSWORD, RESET, SECRET_LINK = "password", "reset", "secret link"
SECOND_FACTOR, PAGE_PASSWORD = "second factor", "page password"
FORGOTTEN_AFTER = timedelta(hours=4)  # without a try
_WAIT = "minutes_to_wait"


@dataclass(frozen=True)
class Limit:
    """So many tries are free; the waits after them begin with a minute and double up to the longest, in minutes."""

    free: int
    longest: int

    def wait_after(self, tries: int) -> timedelta:
        over = tries - self.free
        return timedelta(minutes=min(2 ** min(over, 10), self.longest) if over >= 0 else 0)


ACCOUNT = Limit(free=5, longest=30)  # 10 tries in the first hour, then 2 in each
NETWORK = Limit(free=50, longest=10)  # many people share the address of a mobile network


class Guess:
    """One try to get something right: a password for an account, or a link, whose account is not known."""

    def __init__(self, purpose: str, request: HttpRequest | None, account: str = ""):
        self.request = request
        self.limits = dict(sorted(_limits(purpose, request, account)))

    def minutes_to_wait(self) -> int:
        """Return for how long nothing may be tried, in whole minutes; 0 if it may be tried now."""
        return self._note(_longest_wait(GuessCount.objects.filter(digest__in=self.limits)))

    @transaction.atomic(durable=True)
    def count(self) -> int:
        """Count a try before it is looked at, and return 0; or return the minutes to wait, and count nothing."""
        counts = [_locked(digest) for digest in self.limits]
        wait = _longest_wait(counts)
        if not wait:
            for count in counts:
                _add(count, self.limits[count.digest])
        return self._note(wait)

    def was_right(self) -> None:
        """Take back a try that was no guess."""
        for count in GuessCount.objects.filter(digest__in=self.limits, tries__gt=0):
            count.tries, count.wait_until = count.tries - 1, None
            count.save(update_fields=["tries", "wait_until"])

    def _note(self, wait: int) -> int:
        if self.request is not None:
            setattr(self.request, _WAIT, wait)
        return wait


def wait_in_words(request: HttpRequest | None) -> str:
    """Return what to tell somebody whose last try in this request was not even looked at; empty if it was."""
    minutes = getattr(request, _WAIT, 0)
    if not minutes:
        return ""
    return ngettext(
        "There were too many wrong tries. Wait one minute, then try again.",
        "There were too many wrong tries. Wait %(minutes)d minutes, then try again.",
        minutes,
    ) % {"minutes": minutes}


def set_wait(response, request: HttpRequest):
    """Tell programs, too, that a try was not looked at and when the next one will be."""
    minutes = getattr(request, _WAIT, 0)
    if minutes:
        response.status_code = 429
        response["Retry-After"] = str(minutes * 60)
    return response


def forget_old() -> None:
    """Delete the counts of those who have not tried for hours."""
    GuessCount.objects.filter(last_tried_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()


def name_of(account: str) -> str:
    """Return one name for all spellings of an account's name or address that might lead to it."""
    return unicodedata.normalize("NFKC", account).casefold().strip()


def _limits(purpose: str, request: HttpRequest | None, account: str):
    """Yield what a try is counted under: a digest and its limit for the account, and for the network of strangers."""
    name = name_of(account)
    known_as = _known_as(request, name, purpose == SECOND_FACTOR) if name else ""
    if name:
        yield _digest(purpose, "account", name, known_as), ACCOUNT
    if request is not None and not known_as:
        yield _digest(purpose, "network", network_of(request)), NETWORK


def _known_as(request: HttpRequest | None, name: str, with_factor: bool) -> str:
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated and name_of(user.get_username()) == name:
        return "signed in"
    return known_browsers.recognised(request, name, with_factor) if request is not None else ""


def _digest(*parts: str) -> str:
    return salted_hmac("core.accounts.guess_limits", "\0".join(parts), algorithm="sha256").hexdigest()


def _locked(digest: str) -> GuessCount:
    found = GuessCount.objects.select_for_update()
    return found.get_or_create(digest=digest, defaults={"last_tried_at": timezone.now()})[0]


def _add(count: GuessCount, limit: Limit) -> None:
    now = timezone.now()
    is_old = count.last_tried_at < now - FORGOTTEN_AFTER
    count.tries = 1 if is_old else count.tries + 1
    count.last_tried_at, count.wait_until = now, now + limit.wait_after(count.tries)
    count.save()


def _longest_wait(counts) -> int:
    now = timezone.now()
    waits = [count.wait_until - now for count in counts if count.wait_until and count.wait_until > now]
    return ceil(max(waits) / timedelta(minutes=1)) if waits else 0
