"""How far a move is, and how long it will still take."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Sum
from django.utils import timezone

from importing import undo
from importing.models import Move
from importing.take_over import PAGES, waiting


class Progress(NamedTuple):
    """`done` of `total`, 0 while that is not known; `left` is what remains at the speed so far."""

    done: int
    total: int
    left: timedelta | None


def progress_of(move: Move) -> Progress | None:
    """Return how far the task of a move is, None if it has none: three queries at most."""
    if not move.task:
        return None
    if move.task == Move.Task.READ:
        stored = move.files.aggregate(done=Sum("done"))["done"] or 0
        done, total = move.items.filter(is_examined=True).count(), stored
    else:
        open_ = (waiting(move) if move.task == Move.Task.TAKE else undo.waiting(move)).count()
        total = move.items.filter(kind__in=PAGES).count()
        done = total - open_
    if not done or not move.task_began_at:
        return Progress(done, total, None)
    passed = timezone.now() - move.task_began_at
    return Progress(done, total, timedelta(seconds=round(passed.total_seconds() / done * (total - done))))
