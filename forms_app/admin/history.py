"""What was done to an answer, in words; who read it stands in the log of the site."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from forms_app.models import Status, Submission

LONGEST = 50  # lines


@dataclass(frozen=True)
class Line:
    """One thing that was done: when, by whom, and what."""

    at: datetime
    who: str
    what: str


def history_of(submission: Submission) -> list[Line]:
    """Return what was done to an answer, the latest first: one query."""
    entries = ModelLogEntry.objects.for_instance(submission).exclude(action="forms_app.look").select_related("user")
    return [_line(entry) for entry in entries.order_by("-timestamp", "-pk")[:LONGEST]]


def _line(entry: ModelLogEntry) -> Line:
    who = str(entry.user) if entry.user else _("the sender, or the site")
    return Line(entry.timestamp, who, f"{entry.message}{_statuses(entry)}")


def _statuses(entry: ModelLogEntry) -> str:
    names = dict(Status.choices)
    before, after = (names.get((entry.data or {}).get(name, "")) for name in ("from", "to"))
    return _(": it was “%(before)s”, and is “%(after)s”") % {"before": before, "after": after} if after else ""
