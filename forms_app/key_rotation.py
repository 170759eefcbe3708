"""Putting stored answers under a new key while the site goes on."""

from django.db.models import TextField, Value
from django.db.models.functions import Cast

from core.accounts import second_factors
from core.encryption import reencrypted
from forms_app.models import Submission

FIELDS = ["answers", "picks", "notes"]
BATCH = 500


def rotate() -> int:
    """Encrypt all answers and second factors anew under the first key; return how many submissions there were.

    Each row is only replaced if it is still the one that was read: an answer corrected meanwhile is
    under the first key already.
    """
    second_factors.put_under_first_key()
    done, last = 0, 0
    while rows := _raw_rows(last):
        for pk, *tokens in rows:
            for name, token in zip(FIELDS, tokens, strict=True):
                _replace(pk, name, token)
        done, last = done + len(rows), rows[-1][0]
    return done


def _raw_rows(after: int) -> list[tuple]:
    raw = {f"raw_{name}": Cast(name, TextField()) for name in FIELDS}
    return list(Submission.objects.filter(pk__gt=after).order_by("pk").annotate(**raw).values_list("pk", *raw)[:BATCH])


def _replace(pk: int, name: str, token: str) -> None:
    same = Submission.objects.annotate(raw=Cast(name, TextField())).filter(pk=pk, raw=token)
    same.update(**{name: Value(reencrypted(token), output_field=TextField())})
