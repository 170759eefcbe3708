"""Repeating in a restored database what was erased or corrected after the backup was made."""

from pathlib import Path

from forms_app.erasure_list import Kind, digest_of, read_lines
from forms_app.lifecycle import Change, apply
from forms_app.lifecycle import Kind as ChangeKind
from forms_app.models import Status, Submission


def repeat_erasures(path: Path) -> int:
    """Erase, and take off the site, what the list names; return how many answers that were.

    A corrected answer loses its acceptance: the restored words are old, and an organiser has to look again.
    """
    lines = read_lines(path)
    erased = {name for _at, kind, name in lines if kind == Kind.ERASED}
    corrected = {name: at for at, kind, name in lines if kind == Kind.CORRECTED}
    repeated = 0
    for pk, uid, corrected_at in list(Submission.objects.order_by("pk").values_list("pk", "uid", "corrected_at")):
        name = digest_of(uid)
        if name in erased:
            repeated += apply(Change(ChangeKind.ERASE), [pk])
        elif name in corrected and (corrected_at is None or corrected_at < corrected[name]):
            repeated += apply(Change(ChangeKind.STATUS, status=Status.CONTACTED), [pk])
    return repeated
