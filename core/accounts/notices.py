"""The mail that tells a person, at the address they had, that their account was changed."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from core.models import OutboxLetter, User
from core.operations.outbox import Words, post, writes

EMAIL, PASSWORD = "account.email", "account.password"
FACTOR, RECOVERY_CODE, RECOVERY_CODES = "account.factor", "account.recovery_code", "account.recovery_codes"
FACTOR_RESET, FACTOR_RESET_BY = "account.factor_reset", "account.factor_reset_by"
ACCESS_ENDED = "account.access_ended"


def tell(stored: User, kinds: set[str], about: User | None = None) -> None:
    """Put a notice for each kind of change into the outbox, to the address that was stored until now.

    `about` is the account it tells of, if that is another one.
    """
    if not stored.email:
        return
    for kind in sorted(kinds):
        post(kind, about=(about or stored).pk, recipient=stored.email, locale=stored.language_code)


@writes(EMAIL)
def email_changed(letter: OutboxLetter) -> Words | None:
    return _notice(letter, _("The e-mail address of your account was changed"))


@writes(PASSWORD)
def password_changed(letter: OutboxLetter) -> Words | None:
    return _notice(letter, _("The password of your account was changed"))


@writes(FACTOR)
def factor_changed(letter: OutboxLetter) -> Words | None:
    return _notice(letter, _("The second factor of your account was changed"))


@writes(RECOVERY_CODE)
def recovery_code_used(letter: OutboxLetter) -> Words | None:
    return _notice(letter, _("A recovery code of your account was used"))


@writes(RECOVERY_CODES)
def recovery_codes_renewed(letter: OutboxLetter) -> Words | None:
    return _notice(letter, _("Your account has new recovery codes"))


@writes(FACTOR_RESET)
def factor_reset(letter: OutboxLetter) -> Words | None:
    return _notice(letter, _("The second factor of your account was reset"))


@writes(FACTOR_RESET_BY)
def factor_reset_by(letter: OutboxLetter) -> Words | None:
    return _notice(letter, _("You reset the second factor of somebody else"))


@writes(ACCESS_ENDED)
def access_ended(letter: OutboxLetter) -> Words | None:
    return _notice(letter, _("You were signed out everywhere"))


def _notice(letter: OutboxLetter, subject: str) -> Words | None:
    person = User.objects.filter(pk=letter.about).first()
    if person is None:
        return None
    kind = letter.kind.removeprefix("account.")
    context = {"username": person.get_username(), "at": letter.created_at, "kind": kind}
    return Words(letter.recipient, subject, render_to_string("mail/account_changed.txt", context))
