"""Forgetting in time: answers whose days are over, and mails that went out."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from core.models import OutboxLetter
from forms_app.models import Submission

BATCH = 200
SENT_MAIL_IS_KEPT = timedelta(days=7)


def purge() -> int:
    """Erase overdue answers in small transactions, and forget sent mails; return how many answers went."""
    erased = 0
    while pks := list(Submission.objects.overdue().order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            Submission.objects.filter(pk__in=pks).defer("answers", "picks", "notes").delete()
        erased += len(pks)
    OutboxLetter.objects.filter(sent_at__lt=timezone.now() - SENT_MAIL_IS_KEPT).delete()
    return erased
