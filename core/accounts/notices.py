"""The mail that tells a person, at the address they had, that their account was changed."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from core.models import OutboxLetter, User
from core.operations.outbox import Words, post, writes

EMAIL, PASSWORD = "account.email", "account.password"


def tell(stored: User, kinds: set[str]) -> None:
    """Put a notice for each kind of change into the outbox, to the address that was stored until now."""
    if not stored.email:
        return
    for kind in sorted(kinds):
        post(kind, about=stored.pk, recipient=stored.email, locale=stored.language_code)


@writes(EMAIL)
def email_changed(letter: OutboxLetter) -> Words | None:
    return _notice(letter, _("The e-mail address of your account was changed"))


@writes(PASSWORD)
def password_changed(letter: OutboxLetter) -> Words | None:
    return _notice(letter, _("The password of your account was changed"))


def _notice(letter: OutboxLetter, subject: str) -> Words | None:
    person = User.objects.filter(pk=letter.about).first()
    if person is None:
        return None
    context = {"username": person.get_username(), "at": letter.created_at, "is_email": letter.kind == EMAIL}
    return Words(letter.recipient, subject, render_to_string("mail/account_changed.txt", context))
