"""Tasks run at once; inside `each_once` each different one runs once at the end, and none after an error."""

import pytest
from django_tasks import task, task_backends

from core.operations.immediate_tasks import ImmediateTasks, each_once

pytestmark = pytest.mark.one_database
ran = []


@task()
def note(*values):
    ran.append(values)


@pytest.fixture(autouse=True)
def _forget():
    ran.clear()


def test_it_is_the_backend_of_the_site():
    assert isinstance(task_backends["default"], ImmediateTasks)


def test_tasks_run_at_once():
    note.enqueue(1)
    note.enqueue(1)

    assert ran == [(1,), (1,)]


def test_each_runs_once_at_the_end_in_the_order_of_the_first():
    with each_once():
        with each_once():
            note.enqueue(1)
        note.enqueue(2)
        note.enqueue(1)
        assert ran == []

    assert ran == [(1,), (2,)]


def test_nothing_runs_after_an_error():
    def fail():
        with each_once():
            note.enqueue(1)
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()
    note.enqueue(2)

    assert ran == [(2,)]
