"""What apps above this one may listen to.

`submission_changed` is sent in the transaction of a change, after the row was changed or deleted. It carries
`submission`, `before` (the row as it was), `change` (a `lifecycle.Change`) and `is_ended`.

`submission_stored` is sent in the transaction in which a new answer is stored, waiting for confirmation or not. It carries
`submission`.

`results_requested` asks for what came of an answer: a receiver returns a `Result` or None. It carries `submission`.
"""

from dataclasses import dataclass

from django.dispatch import Signal

submission_changed = Signal()
submission_stored = Signal()
results_requested = Signal()


@dataclass(frozen=True)
class Result:
    """What came of an accepted answer, where an organiser finds it, and whether readers can see it now."""

    label: str
    url: str
    is_public: bool


def results_of(submission) -> list[Result]:
    """Return what came of an answer."""
    answers: list[tuple] = results_requested.send(type(submission), submission=submission)
    return [result for _receiver, result in answers if isinstance(result, Result)]


def has_published_results(submission) -> bool:
    """Tell whether anything that was made of an answer is public."""
    return any(result.is_public for result in results_of(submission))
