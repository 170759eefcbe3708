"""Where Wagtail's tasks run: at once, or, during a larger piece of work, each different one once at its end.

A page that is made and published is saved three times; each time Wagtail has search and references index it anew. This
is a backend as django-tasks describes it, named in the setting TASKS.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id

_waiting: ContextVar[dict[tuple, tuple] | None] = ContextVar("waiting_tasks", default=None)


@contextmanager
def each_once(is_left_out: Callable[[Task, tuple], bool] | None = None) -> Iterator[None]:
    """Run every task that is enqueued inside once, at the end, in the order of the first; none after an error.

    `is_left_out` is asked then about each task with its arguments: whoever leaves one out does its work later.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting: dict[tuple, tuple] = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for task, args, kwargs in waiting.values():
        if is_left_out is None or not is_left_out(task, args):
            task.enqueue(*args, **kwargs)


class ImmediateTasks(ImmediateBackend):
    """Runs a task when it is enqueued, unless it is to run once at the end."""

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        waiting = _waiting.get()
        if waiting is None:
            return super().enqueue(task, args, kwargs)
        self.validate_task(task)
        waiting.setdefault((task.module_path, repr(args), repr(sorted(kwargs.items()))), (task, args, kwargs))
        return TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=None,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
