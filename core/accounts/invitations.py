"""The mail that invites somebody to work on the site: its link lets them choose a password.

It holds for a week, and until a password was chosen or the account was closed. Who comes too late asks for another.
"""

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from core.models import Navigation, OutboxLetter, User
from core.operations.outbox import Words, post, writes

KIND = "account.invitation"
DAYS = 7


def invite(person: User) -> None:
    """Put one letter into the outbox, in the language that the person has in the admin."""
    post(KIND, about=person.pk, locale=person.language_code)


@writes(KIND)
def words_of_an_invitation(letter: OutboxLetter) -> Words | None:
    """Return the mail; None where the account is closed or gone by now, or somebody has signed in with it."""
    person = User.objects.filter(pk=letter.about, is_active=True, last_login=None).first()
    if person is None or not person.email:
        return None
    site = Navigation.objects.for_reader(person.language_code).site_name
    context = {
        "site": site,
        "name": person.get_username(),
        "link": link_for(person),
        "days": DAYS,
    }
    subject = _("You are invited to work on “%(site)s”") % {"site": site}
    return Words(person.email, subject, render_to_string("mail/invitation.txt", context))


def link_for(person: User) -> str:
    """Return the full address under which somebody accepts."""
    token = signing.dumps([person.pk, _digest_of(person)], salt=KIND)
    return settings.SITE_URL + reverse("invitation", args=[token])


def person_of(token: str) -> User | None:
    """Return whom a link invites; None if it is damaged, too old or was used."""
    try:
        pk, digest = signing.loads(token, salt=KIND, max_age=DAYS * 24 * 60 * 60)
    except signing.BadSignature:
        return None
    person = User.objects.filter(pk=pk, is_active=True).first()
    return person if person and constant_time_compare(digest, _digest_of(person)) else None


def _digest_of(person: User) -> str:
    """Return what changes when a password is set, and when all access of a person is ended."""
    return salted_hmac(KIND, f"{person.password}{person.link_generation}", algorithm="sha256").hexdigest()[:32]
