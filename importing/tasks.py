"""The worker moves in what administrators asked for."""

from core.operations.worker import MOVES, every
from importing.models import Move
from importing.work import alone, work


@every(MOVES, seconds=3)
def work_on_moves(stopping):
    with alone() as is_alone:
        for move in Move.objects.exclude(task="") if is_alone else ():
            work(move, stopping)
