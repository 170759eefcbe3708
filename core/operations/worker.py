"""The background worker: rounds of tasks, each in a thread of its own with its own database connection.

Nothing urgent waits for anything slow: a task belongs to a round, and the rounds know nothing of each other. An app
registers tasks in its module `tasks.py`, which the worker finds by itself:

    @every(RETENTION, minutes=60)
    def purge_answers(stopping): ...

A task is a function of one argument, whose `is_set()` is true when the task should end: the worker stops, or the
deadline of the round is over. Long tasks ask it now and then; a task that cannot, such as one that waits for a mail
server, holds up its own round only. Whatever a task raises is logged, and the task is done again when it is next due.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import close_old_connections, connections
from django.utils.module_loading import autodiscover_modules

from core import interface_texts
from core.operations import systemd
from core.operations.records import write_record
from core.operations.worker_lock import hold_round

logger = logging.getLogger(__name__)

PATIENCE = 5.0  # seconds that rounds have to end when the worker stops
BEAT = 10.0  # seconds between two signs of life
AFTER_FAULT = 10.0  # seconds that a round rests when it failed between two tasks


@dataclass(frozen=True)
class Stop:
    """Tells a task when to end: `ends_at` is a moment of the monotonic clock."""

    stopping: threading.Event
    ends_at: float

    def is_set(self) -> bool:
        return self.stopping.is_set() or time.monotonic() >= self.ends_at


Work = Callable[[Stop], None]


@dataclass
class Task:
    """A piece of work, the seconds between its end and its next beginning, and when that is on the monotonic clock."""

    work: Work
    interval: float
    due: float = 0.0
    failures: int = 0  # in a row

    @property
    def name(self) -> str:
        return f"{self.work.__module__}.{self.work.__name__}"


@dataclass
class Round:
    """Tasks that are done one after the other. `deadline` is in seconds, for each run of a task."""

    name: str
    deadline: float
    tasks: list[Task] = field(default_factory=list)
    running: Task | None = None
    began_at: float = 0.0
    ended_at: float = 0.0
    """When a task was last begun and ended, in seconds since 1970."""

    def run(self, stopping: threading.Event, only_due: bool = False) -> None:
        """Run all tasks, or those that are due."""
        for task in self.tasks:
            if stopping.is_set():
                return
            if not only_due or time.monotonic() >= task.due:
                self._run(task, stopping)

    def run_until(self, stopping: threading.Event, pause: float) -> None:
        """Run what is due, look again after `pause` seconds, and so on until told to stop."""
        while not stopping.is_set():
            try:
                self.run(stopping, only_due=True)
            except Exception:
                logger.exception("The round %s failed and goes on.", self.name)
                stopping.wait(AFTER_FAULT)
            stopping.wait(pause)
        connections.close_all()

    def _run(self, task: Task, stopping: threading.Event) -> None:
        """Run one task, unless the worker of another host is running this round."""
        self.began_at, self.running = time.time(), task
        close_old_connections()
        try:
            with hold_round(self.name) as is_held:
                if is_held:
                    interface_texts.refresh()
                    task.work(Stop(stopping, time.monotonic() + self.deadline))
            task.failures = 0
        except Exception:
            task.failures += 1
            logger.exception("%s failed and will be done again.", task.name)
        finally:
            task.due = time.monotonic() + task.interval
            self.ended_at, self.running = time.time(), None

    def state(self) -> dict:
        """Return how the round is, as JSON can hold it."""
        running = self.running
        return {
            "running": running.name if running else "",
            "began_at": self.began_at,
            "ended_at": self.ended_at,
            "deadline": self.deadline,
            "failures": {task.name: task.failures for task in self.tasks if task.failures},
        }


# Urgent: what readers may see, what must be forgotten, and telling what is wrong. Nothing here waits for another machine.
PUBLISHING = Round("publishing", deadline=30)
RETENTION = Round("retention", deadline=120)
WATCH = Round("watch", deadline=60)
# Slow: these wait for other machines, or keep the processor busy.
MAIL = Round("mail", deadline=60)
LINKS = Round("links", deadline=120)
PICTURES = Round("pictures", deadline=60)
TRANSLATIONS = Round("translations", deadline=120)
MOVES = Round("moves", deadline=120)
UPKEEP = Round("upkeep", deadline=300)
BACKUPS = Round("backups", deadline=60 * 60)

ROUNDS = [PUBLISHING, RETENTION, WATCH, MAIL, LINKS, PICTURES, TRANSLATIONS, MOVES, UPKEEP, BACKUPS]


def every(where: Round, *, minutes: float = 0, seconds: float = 0) -> Callable[[Work], Work]:
    """Have the worker call the function again and again in this round, with this interval in between."""

    def register(work: Work) -> Work:
        where.tasks.append(Task(work, minutes * 60 + seconds))
        return work

    return register


def run_once(stopping: threading.Event) -> None:
    """Run all tasks of all rounds one after the other, in this thread."""
    autodiscover_modules("tasks")
    for one in ROUNDS:
        one.run(stopping)


def run_until(stopping: threading.Event, pause: float) -> None:
    """Run each round in a thread of its own until told to stop, then wait a while for what is being done."""
    autodiscover_modules("tasks")
    threads = {
        one.name: threading.Thread(target=one.run_until, args=(stopping, pause), name=f"round-{one.name}", daemon=True)
        for one in ROUNDS
    }
    for thread in threads.values():
        thread.start()
    give_sign()
    while not stopping.wait(BEAT):
        give_sign()
    ends_at = time.monotonic() + PATIENCE
    for name, thread in threads.items():
        thread.join(max(0.0, ends_at - time.monotonic()))
        if thread.is_alive():
            logger.warning("The round %s was cut off; what it was doing is done again after the next start.", name)


def give_sign() -> None:
    """Write down that the worker lives, and how each round is, which health checks read; tell systemd, which ends a worker
    that tells nothing for a minute."""
    try:
        write_record("worker", rounds={one.name: one.state() for one in ROUNDS})
        systemd.notify(systemd.READY, systemd.ALIVE)
    except OSError as error:
        logger.warning("The worker cannot write down that it lives (%s).", type(error).__name__)
