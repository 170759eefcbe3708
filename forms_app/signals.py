"""What happens when an organiser accepts an answer: apps above register it here.

    @when_accepted
    def add_to_programme(submission, user): ...

Hooks run in the transaction of the change, and may run again for a submission accepted a second time.
"""

from collections.abc import Callable
from dataclasses import dataclass

from forms_app.models import Submission

Hook = Callable[[Submission, object], None]
_accepted: list[Hook] = []
_taken_back: list[Hook] = []
_outcomes: list[Callable[[Submission], "Outcome | None"]] = []


@dataclass(frozen=True)
class Outcome:
    """What came of an accepted answer, and where an organiser finds it."""

    label: str
    url: str


def when_accepted(hook: Hook) -> Hook:
    """Register what follows from accepting an answer."""
    _accepted.append(hook)
    return hook


def when_taken_back(hook: Hook) -> Hook:
    """Register what follows when an accepted answer is no longer accepted."""
    _taken_back.append(hook)
    return hook


def shows_outcome(finder):
    """Register a function that finds what came of an answer, to be linked from it."""
    _outcomes.append(finder)
    return finder


def accepted(submission: Submission, user) -> None:
    for hook in _accepted:
        hook(submission, user)


def taken_back(submission: Submission, user) -> None:
    for hook in _taken_back:
        hook(submission, user)


def outcomes_of(submission: Submission) -> list[Outcome]:
    """Return what came of an answer."""
    return [outcome for finder in _outcomes if (outcome := finder(submission))]
