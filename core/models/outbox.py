import uuid
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MOST_TRIES = 12
LONGEST_WAIT = timedelta(hours=6)


class LetterQuerySet(models.QuerySet):
    def waiting(self):
        """Return the mails that are not sent yet, whether due or not."""
        return self.filter(sent_at=None, given_up_at=None)

    def due(self):
        return self.waiting().filter(next_try_at__lte=timezone.now()).order_by("next_try_at", "pk")

    def dead(self):
        """Return the mails that were given up."""
        return self.exclude(given_up_at=None)


class OutboxLetter(models.Model):
    """A mail to be sent. It names what it is about; its text is written when it is sent.

    It is saved in the transaction of that object, so that neither exists without the other.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=60, editable=False)
    about = models.CharField(max_length=80, blank=True, db_index=True, editable=False)
    recipient = models.CharField(
        max_length=320,
        blank=True,
        editable=False,
        help_text="Only people who work on the site; others are found by `about`.",
    )
    locale = models.CharField(max_length=100, blank=True, editable=False)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    attempts = models.PositiveIntegerField(_("tries"), default=0, editable=False)
    next_try_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    given_up_at = models.DateTimeField(_("given up"), null=True, blank=True, editable=False)
    last_error = models.CharField(_("last error"), max_length=80, blank=True, editable=False)

    objects = LetterQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        default_permissions = ("view", "change")
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=models.Q(sent_at=None, given_up_at=None), name="letters_still_to_send"
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.uid}"

    def claim(self, lease: timedelta) -> bool:
        """Claim the mail for sending; false if another worker has it. The claim of a killed worker expires."""
        until = timezone.now() + lease
        taken = (
            OutboxLetter.objects.waiting().filter(pk=self.pk, next_try_at=self.next_try_at).update(next_try_at=until)
        )
        self.next_try_at = until
        return bool(taken)

    def mark_sent(self) -> None:
        self._settle(sent_at=timezone.now(), last_error="")

    def mark_failed(self, error: str, for_good: bool = False) -> None:
        """Store a failure and double the wait before the next try, until `MOST_TRIES`."""
        wait = min(timedelta(minutes=2**self.attempts), LONGEST_WAIT)
        attempts = self.attempts + 1
        is_over = for_good or attempts >= MOST_TRIES
        self._settle(
            attempts=attempts,
            last_error=error[:80],
            next_try_at=timezone.now() + wait,
            given_up_at=timezone.now() if is_over else None,
        )

    def try_again(self) -> None:
        """Make a mail that was given up due again."""
        self._settle(attempts=0, given_up_at=None, next_try_at=timezone.now())

    def _settle(self, **values):
        OutboxLetter.objects.filter(pk=self.pk).update(**values)
        for name, value in values.items():
            setattr(self, name, value)
