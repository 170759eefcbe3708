"""The clock of the suite: every test begins at the same moment, whatever day it is run on, and time goes on from there.

TEST_CLOCK names another moment; `make test-dates` runs the suite at several. Only this process's clock is set.
`time.monotonic` is left alone, so that waiting and measuring work. Other clocks stay real, and nothing may compare them with ours:

- PostgreSQL's: no query asks the database for the time (tests/test_clock.py).
- Chromium's: cookies and stored answers carry a max-age, which counts from their arrival.
- Times of files: they are compared only with each other.
"""

import os
from collections.abc import Generator
from datetime import datetime

import pytest
import time_machine

AN_ORDINARY_DAY = "2026-11-18T10:00:00+03:00"
clocks: list[time_machine.Traveller] = []  # the one of the test that runs


def begin() -> datetime:
    """Return the moment at which each test begins."""
    return datetime.fromisoformat(os.environ.get("TEST_CLOCK") or AN_ORDINARY_DAY)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Generator[None, object, object]:
    """Let modules that take today's date when they are imported take the suite's."""
    with time_machine.travel(begin(), tick=True):
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Set the clock for a test with all its fixtures, those of its module and of the session among them."""
    with time_machine.travel(begin(), tick=True) as clock:
        clocks[:] = [clock]
        return (yield)


def begin_again() -> None:
    """Set the clock back to the beginning of the test, after work that the test did not ask for."""
    for clock in clocks:
        clock.move_to(begin())
