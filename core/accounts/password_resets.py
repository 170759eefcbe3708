"""The mail with the link by which somebody sets a new password.

Whether an account was found or not, the same is read and written, so that the answer takes equally long. Which accounts
have an address, and the links to them, are found when the mail is sent.
"""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from core.models import OutboxLetter, User
from core.operations.outbox import Words, post, writes

KIND = "account.reset"


class ResetTokens(PasswordResetTokenGenerator):
    """Django's tokens, which also end when all access of a person is ended."""

    def _make_hash_value(self, user, timestamp):
        return f"{super()._make_hash_value(user, timestamp)}{user.link_generation}"


tokens = ResetTokens()


def ask(people: Iterable[User], locale: str) -> None:
    """Put one letter into the outbox: to the first of these people, or to nobody. What was typed is not stored."""
    person = next(iter(people), None)
    post(KIND, about=person.pk if person else "", locale=locale)


@writes(KIND)
def words_of_a_reset(letter: OutboxLetter) -> Words | None:
    """Return one mail with a link for each account of the address; None where there is no such account any more."""
    person = User.objects.filter(pk=letter.about or None, is_active=True).first()
    if person is None or not person.email:
        return None
    accounts = [one for one in User.objects.filter(email=person.email, is_active=True) if one.has_usable_password()]
    context = {
        "accounts": [(one.get_username(), link_for(one)) for one in accounts],
        "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
    }
    return Words(person.email, _("Set a new password"), render_to_string("mail/password_reset.txt", context))


def link_for(person: User) -> str:
    """Return the full address under which somebody can set a new password, once."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    token = tokens.make_token(person)
    return settings.SITE_URL + reverse("wagtailadmin_password_reset_confirm", args=[uid, token])
