"""Every mail of the site goes out from here, once its transaction is safe and as often as it takes.

Exactly once is impossible over SMTP: none is lost, and a repeat carries the same Message-ID.
"""

import logging
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import timezone, translation

from core.models.outbox import OutboxLetter

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=45)  # longer than EMAIL_TIMEOUT: a worker that lives is done by then
BATCH = 200


@dataclass(frozen=True)
class Words:
    """A mail as it is sent: plain text, and the same as HTML where there is any."""

    to: str
    subject: str
    body: str
    html: str = ""
    reply_to: str = ""
    unsubscribe: str = ""  # the address where a person leaves a list


Writer = Callable[[OutboxLetter], Words | None]
_writers: dict[str, Writer] = {}


def writes(kind: str) -> Callable[[Writer], Writer]:
    """Register the function that finds the words of a kind of mail; None from it means there is nothing to send."""

    def register(writer: Writer) -> Writer:
        _writers[kind] = writer
        return writer

    return register


def post(kind: str, about="", recipient: str = "", locale: str = "", not_before=None) -> OutboxLetter:
    """Put a mail into the outbox, in the transaction of what it tells about."""
    return OutboxLetter.objects.create(
        kind=kind,
        about=str(about),
        recipient=recipient,
        locale=locale or settings.LANGUAGE_CODE,
        next_try_at=not_before or timezone.now(),
    )


def deliver_waiting(limit: int = BATCH, stopping=None) -> int:
    """Send what is due, until `stopping` is set, and return how many mails went out.

    A server that cannot be reached costs no mail a try.
    """
    letters = OutboxLetter.objects.due()[:limit]
    connection = get_connection()
    sent = 0
    try:
        for letter in letters:
            if (stopping and stopping.is_set()) or not _is_open(connection):
                break
            if letter.claim(LEASE):
                sent += _deliver(letter, connection)
    finally:
        _close(connection)
    return sent


def _is_open(connection) -> bool:
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        logger.warning("Mails wait: the mail server cannot be reached (%s).", type(error).__name__)
        return False
    return True


def _deliver(letter: OutboxLetter, connection) -> bool:
    """Send one claimed letter and note what became of it."""
    try:
        words = _words_of(letter)
        if words is not None:
            _message(letter, words, connection).send()
    except smtplib.SMTPRecipientsRefused as error:
        for_good = all(code >= 500 for code, _answer in error.recipients.values())
        return _failed(letter, error, for_good)
    except (smtplib.SMTPServerDisconnected, ConnectionError, TimeoutError) as error:
        _close(connection)
        return _failed(letter, error)
    except Exception as error:  # noqa: BLE001  one mail that cannot be written must not hold up the others
        return _failed(letter, error)
    letter.mark_sent()
    return True


def _words_of(letter: OutboxLetter) -> Words | None:
    with translation.override(letter.locale):
        return _writers[letter.kind](letter)


def _message(letter: OutboxLetter, words: Words, connection) -> EmailMultiAlternatives:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    headers = {"Message-ID": f"<{letter.uid}@{domain}>", "Auto-Submitted": "auto-generated"}
    if words.unsubscribe:
        headers["List-Unsubscribe"] = f"<{words.unsubscribe}>"
    message = EmailMultiAlternatives(
        " ".join(words.subject.split()),
        words.body,
        to=[words.to],
        reply_to=[words.reply_to] if words.reply_to else None,
        connection=connection,
        headers=headers,
    )
    if words.html:
        message.attach_alternative(words.html, "text/html")
    return message


def _failed(letter: OutboxLetter, error: Exception, for_good: bool = False) -> bool:
    """Note the failure by its name only: what a server says may repeat an address."""
    code = getattr(error, "smtp_code", "")
    letter.mark_failed(f"{type(error).__name__} {code}".strip(), for_good)
    if letter.given_up_at:
        logger.error("Mail %s was given up after %s tries (%s).", letter.uid, letter.attempts, letter.last_error)
    return False


def _close(connection) -> None:
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        connection.connection = None
