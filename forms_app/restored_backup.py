"""Repeating in a restored database what was erased or corrected after the backup was made."""

from pathlib import Path

from django.dispatch import receiver

from core.backups.errors import BackupError
from core.backups.restoration import database_restored
from core.encryption import UndecryptableError
from forms_app.erasure_list import Kind, names_of, read_lines
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
        names = names_of(uid)
        since = max((corrected[name] for name in names if name in corrected), default=None)
        if not erased.isdisjoint(names):
            repeated += apply(Change(ChangeKind.ERASE), [pk])
        elif since and (corrected_at is None or corrected_at < since):
            repeated += apply(Change(ChangeKind.STATUS, status=Status.CONTACTED), [pk])
    return repeated


@receiver(database_restored)
def finish_restoration(sender, erasures, **kwargs) -> str:
    """Repeat what the lists name, and see that the answers can still be read; return what to tell the operator."""
    repeated = sum(repeat_erasures(path) for path in erasures)
    newest = Submission.objects.order_by("pk").values_list("pk", flat=True).last()
    try:
        if newest is not None:
            Submission.objects.get(pk=newest)
    except UndecryptableError as error:
        raise BackupError(
            f"The database is back, but its answers cannot be read: {error} Set the keys of then."
        ) from error
    return f"{Submission.objects.count()} answers, and they can be read; {repeated} were erased or taken back again."
