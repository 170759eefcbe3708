"""The worker moves in what administrators asked for."""

from django.db.models import Exists, OuterRef, Q

from core.operations.worker import MOVES, every
from importing.models import Item, Move
from importing.work import alone, work


@every(MOVES, seconds=3)
def work_on_moves(stopping):
    with alone() as is_alone:
        unindexed = Exists(Item.objects.filter(move=OuterRef("pk"), is_unindexed=True))
        for move in Move.objects.filter(~Q(task="") | unindexed) if is_alone else ():
            work(move, stopping)
