"""Forgetting in time: answers whose days are over, and mails that went out."""

from collections import Counter
from datetime import timedelta

from django.utils import timezone
from wagtail.log_actions import log

from core.models import OutboxLetter
from forms_app import lifecycle
from forms_app.lifecycle import Change, Kind
from forms_app.models import FormVersion, Submission

BATCH = 200
SENT_MAIL_IS_KEPT = timedelta(days=7)


def purge() -> int:
    """Erase overdue answers in small transactions, and forget sent mails; return how many answers went.

    What their authors agreed to publish, and is public, stays as `lifecycle.Kind.EXPIRE` says.
    """
    before = Submission.objects.count()
    by_form: Counter = Counter()
    while rows := list(Submission.objects.overdue().order_by("pk").values_list("pk", "form_key")[:BATCH]):
        lifecycle.apply(Change(Kind.EXPIRE), [pk for pk, _key in rows])
        by_form.update(key for _pk, key in rows)
    for key, number in by_form.items():
        log(
            instance=FormVersion.objects.filter(form_key=key).first(),
            action="forms_app.expire",
            data={"number": number},
        )
    OutboxLetter.objects.filter(sent_at__lt=timezone.now() - SENT_MAIL_IS_KEPT).delete()
    return before - Submission.objects.count()
