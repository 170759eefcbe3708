"""The work of a move, step by step: what the worker and the command do. It goes on where it was, however it was ended."""

import fcntl
import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Protocol

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from importing import undo
from importing.afterwards import index_waiting, leave_out_the_rest
from importing.examination import examine_some, prepare
from importing.export_items import read_file
from importing.interruptions import InterruptedWorkError, no_room
from importing.media import Library
from importing.models import Move
from importing.moves import taken_elsewhere
from importing.take_over import TakeOver, waiting
from importing.written_files import delete_unnamed
from importing.wxr import UnreadableExportError

logger = logging.getLogger(__name__)

AT_ONCE = 50
LOCK = "move.lock"


class Stop(Protocol):
    def is_set(self) -> bool: ...


@contextmanager
def alone() -> Iterator[bool]:
    """Yield whether nobody else on this host works on moves; the system frees the lock of a killed process."""
    with (settings.DATA_DIR / LOCK).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def begin(move: Move, task: str, **values) -> bool:
    """Give a move something to do; false if it has something to do already."""
    values |= {"task": task, "task_began_at": timezone.now(), "is_relinking": False, "problem": ""}
    return bool(Move.objects.filter(pk=move.pk, task=Move.Task.NOTHING).update(**values))


def is_half_read(move: Move) -> bool:
    """Tell whether a reading was stopped: items may be missing, and their twins and warnings are not known."""
    unread = move.files.filter(is_read=False, problem="")
    return unread.exists() or move.items.filter(is_examined=False, is_decided=False).exists()


def cancel(move: Move) -> None:
    """Have whoever works on a move stop after the item at hand. What was done stays done."""
    Move.objects.filter(pk=move.pk).update(task=Move.Task.NOTHING)


def work(move: Move, stopping: Stop) -> None:
    """Do what a move has to do until it is done, cancelled or told to stop; what is wrong is said in its owner's language."""
    problem = ""
    with override(move.made_by.language_code) if move.made_by else nullcontext():
        try:
            is_done = _do(move, stopping)
        except (UnreadableExportError, InterruptedWorkError) as interruption:
            is_done, problem = True, str(interruption)
        except (OperationalError, InterfaceError):
            raise  # the database does not answer; it may soon
        except Exception:
            logger.exception("The work of move %s ended by a fault.", move.pk)
            is_done, problem = True, _("A fault of the site ended it. Tell whoever runs it: the log says more.")
    if is_done:
        Move.objects.filter(pk=move.pk, task=move.task).update(
            task=Move.Task.NOTHING, is_relinking=False, problem=problem
        )


def _do(move: Move, stopping: Stop) -> bool:
    """Return whether the task is done. Raises UnreadableExportError, InterruptedWorkError."""
    steps = {Move.Task.READ: _read, Move.Task.TAKE: _take, Move.Task.UNDO: _undo}
    try:
        index_waiting(move)  # of whoever was killed
        return bool(move.task) and steps[Move.Task(move.task)](move, stopping)
    except (OSError, DatabaseError) as error:
        if interruption := no_room(error):
            raise interruption from error
        raise


def _goes_on(move: Move, stopping: Stop) -> bool:
    return not stopping.is_set() and Move.objects.filter(pk=move.pk, task=move.task).exists()


def _read(move: Move, stopping: Stop) -> bool:
    for file in move.files.filter(is_read=False, problem=""):
        file.move = move
        if not _goes_on(move, stopping) or not read_file(file, stopping):
            return False
    if not move.items.exists():
        return True
    if move.items.filter(is_examined=False).exists():
        prepare(move)
    library = Library(move.uploads)
    while _goes_on(move, stopping):
        if not examine_some(move, library):
            return True
    return False


def _take(move: Move, stopping: Stop) -> bool:
    if words := taken_elsewhere(move):
        raise InterruptedWorkError(words)
    taking = TakeOver(move)
    delete_unnamed()  # of whoever was killed
    while batch := list(waiting(move).values_list("pk", flat=True)[:AT_ONCE]):
        taking.begin_batch()
        try:
            for pk in batch:
                if not _goes_on(move, stopping):
                    return False
                taking.take(pk)
        finally:
            delete_unnamed()
            index_waiting(move)
    if not move.is_relinking:
        Move.objects.filter(pk=move.pk, task=move.task).update(is_relinking=True)
        move.is_relinking = True
        return _take(move, stopping)
    leave_out_the_rest(move)
    return True


def _undo(move: Move, stopping: Stop) -> bool:
    while batch := list(undo.waiting(move).values_list("pk", flat=True)[:AT_ONCE]):
        for pk in batch:
            if not _goes_on(move, stopping):
                return False
            undo.take_back(pk)
    undo.take_back_media(move)
    undo.take_back_terms(move)
    return True
