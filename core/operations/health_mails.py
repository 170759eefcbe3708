"""A mail to those who run the site when something turns bad, and one when it is good again."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from core.models import OutboxLetter
from core.operations.health_checks import BAD, CHECKS, GOOD, Finding, look
from core.operations.health_words import NAMES, words_for
from core.operations.outbox import Words, post, writes
from core.operations.records import read_record, write_record

TURNED_BAD, TURNED_GOOD = "health.bad", "health.good"
RUNS_THE_SITE = "wagtailcore.change_site"  # administrators have it, and nobody else


def tell_what_turned() -> None:
    """Tell what two looks in a row found otherwise than what was told last. What is not known has not turned."""
    record = read_record("health") or {}
    told, before = record.get("told", {}), record.get("found", {})
    found = {finding.name: finding.state for finding in look()}
    turned = {
        name: state
        for name, state in found.items()
        if state in {GOOD, BAD} and state == before.get(name) != told.get(name, GOOD)
    }
    if turned:
        with transaction.atomic():
            for name, state in turned.items():
                _post_to_all(TURNED_BAD if state == BAD else TURNED_GOOD, name)
    write_record("health", told=told | turned, found=found)


def _post_to_all(kind: str, name: str) -> None:
    people = get_user_model().objects.with_perm(RUNS_THE_SITE, backend=settings.AUTHENTICATION_BACKENDS[0])
    for person in people.exclude(email=""):
        post(kind, about=name, recipient=person.email, locale=person.language_code)


@writes(TURNED_BAD)
def write_bad(letter: OutboxLetter) -> Words | None:
    """Say what is wrong now; nothing where it is good again before the mail left."""
    finding = _find(letter.about)
    if finding is None or finding.state != BAD:
        return None
    subject = _("The site needs somebody: %(name)s") % {"name": NAMES[letter.about]}
    return _words(letter, subject, words_for(finding))


@writes(TURNED_GOOD)
def write_good(letter: OutboxLetter) -> Words | None:
    finding = _find(letter.about)
    if finding is None:
        return None
    subject = _("Good again: %(name)s") % {"name": NAMES[letter.about]}
    return _words(letter, subject, words_for(finding))


def _find(name: str) -> Finding | None:
    return next((check() for check in CHECKS if check.__name__ == name), None)


def _words(letter: OutboxLetter, subject: str, described) -> Words:
    address = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_home")
    body = render_to_string("mail/health.txt", {"described": described, "address": address})
    return Words(letter.recipient, subject, body)
