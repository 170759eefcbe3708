"""The background worker: runs the work that apps register, round after round, until it is stopped.

An app registers work in a module named `work.py`, which the worker finds by itself:

    @every(minutes=60)
    def purge_answers(stopping): ...

Work is a function of one argument, the event that is set when the worker should stop; long work looks
at it now and then. Whatever it raises is logged and the work is done again when it is next due.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import close_old_connections
from django.utils.module_loading import autodiscover_modules

from core import interface_texts

logger = logging.getLogger(__name__)

Work = Callable[[threading.Event], None]


@dataclass
class Task:
    """A piece of work and when it is due again, in seconds of the monotonic clock."""

    work: Work
    pause: float
    due: float = 0.0

    @property
    def name(self) -> str:
        return f"{self.work.__module__}.{self.work.__name__}"

    def run(self, stopping: threading.Event) -> None:
        close_old_connections()
        try:
            interface_texts.refresh()
            self.work(stopping)
        except Exception:
            logger.exception("%s failed and will be done again.", self.name)
        self.due = time.monotonic() + self.pause


_tasks: dict[str, Task] = {}


def every(*, minutes: float = 0, seconds: float = 0) -> Callable[[Work], Work]:
    """Have the worker call the function again and again, with this pause in between."""

    def register(work: Work) -> Work:
        task = Task(work, minutes * 60 + seconds)
        _tasks[task.name] = task
        return work

    return register


def run_once(stopping: threading.Event, only_due: bool = False) -> None:
    """Do all registered work, or the work that is due."""
    autodiscover_modules("tasks")
    for task in list(_tasks.values()):
        if stopping.is_set():
            return
        if not only_due or time.monotonic() >= task.due:
            task.run(stopping)


def run_until(stopping: threading.Event, pause: float) -> None:
    """Do the work that is due, look again after `pause` seconds, and so on until told to stop."""
    while not stopping.is_set():
        run_once(stopping, only_due=True)
        stopping.wait(pause)
