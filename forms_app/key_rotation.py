"""Putting stored answers and their digests under new keys while the site goes on."""

from django.db import transaction
from django.db.models import TextField, Value
from django.db.models.functions import Cast

from core.accounts import second_factors
from core.encryption import reencrypted
from forms_app.contacts import contact_digests, store_contact_digests
from forms_app.models import Submission
from forms_app.repeats import content_digest

FIELDS = ["answers", "picks", "notes"]
BATCH = 500


def rotate() -> int:
    """Put all answers, second factors and digests under the first keys; return how many submissions there were.

    Each row is only replaced if it is still the one that was read: an answer corrected meanwhile is
    under the first key already.
    """
    second_factors.put_under_first_key()
    done, last = 0, 0
    while rows := _raw_rows(last):
        for pk, *tokens in rows:
            for name, token in zip(FIELDS, tokens, strict=True):
                _replace(pk, name, token)
            _renew_digests(pk)
        done, last = done + len(rows), rows[-1][0]
    return done


def _raw_rows(after: int) -> list[tuple]:
    raw = {f"raw_{name}": Cast(name, TextField()) for name in FIELDS}
    return list(Submission.objects.filter(pk__gt=after).order_by("pk").annotate(**raw).values_list("pk", *raw)[:BATCH])


def _replace(pk: int, name: str, token: str) -> None:
    same = Submission.objects.annotate(raw=Cast(name, TextField())).filter(pk=pk, raw=token)
    same.update(**{name: Value(reencrypted(token), output_field=TextField())})


@transaction.atomic
def _renew_digests(pk: int) -> None:
    """Make the digests of an answer anew under the present key, unless they are."""
    submission = Submission.objects.select_for_update(of=("self",)).select_related("version").filter(pk=pk).first()
    if submission is None:
        return
    content = content_digest(submission.form_key, submission.answers)
    if submission.content != content:
        submission.content = content
        submission.save(update_fields=["content"])
    if set(submission.contacts.values_list("digest", flat=True)) != contact_digests(submission):
        submission.contacts.all().delete()
        store_contact_digests(submission)
