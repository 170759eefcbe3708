"""How many answered what, and when: for people who would rather look than read."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from core.encryption import opened
from core.i18n.dates import long_date
from forms_app.columns import Column
from forms_app.models.submissions import sent_within
from forms_app.question_types import type_of

DAYS_SHOWN = 31


@dataclass(frozen=True)
class Bar:
    """One bar of a chart; `share` is its length in percent of the longest."""

    label: str
    number: int
    share: int

    @property
    def rest(self) -> int:
        """Where it begins, seen from the left, if it grows from the right."""
        return 100 - self.share


@dataclass(frozen=True)
class Chart:
    title: str
    bars: list[Bar]


def charts_of(submissions, columns: list[Column]) -> list[Chart]:
    """Return a chart of days and one for each question with choices."""
    return [_days(submissions), *_choices(submissions, columns)]


def _days(submissions) -> Chart:
    days = [timezone.localdate() - timedelta(days=ago) for ago in range(DAYS_SHOWN)]
    counts = {day.isoformat(): Count("pk", filter=sent_within(day, day)) for day in days}
    numbers = submissions.order_by().filter(sent_within(days[-1], days[0])).aggregate(**counts)
    labelled = [(long_date(day), numbers[day.isoformat()]) for day in days]
    return Chart(_("Answers per day"), _bars([(label, number) for label, number in labelled if number]))


def _choices(submissions, columns) -> list[Chart]:
    counted = [column for column in columns if type_of(column.question).is_countable]
    tallies: dict[str, Counter] = {column.key: Counter() for column in counted}
    for (version, picks), number in _picks_in(submissions).items() if counted else ():
        for key, value in json.loads(picks).items():
            for one in value if isinstance(value, list) else [value]:
                tallies[key][version, one] += number
    return [Chart(column.label, _bars(column.counted(tallies[column.key]))) for column in counted]


def _picks_in(submissions) -> Counter[tuple[int, bytes]]:
    """Return how often the same was picked in the same wording: many pick alike, and only what differs is read as JSON."""
    rows = submissions.order_by().annotate(token=Cast("picks", TextField())).values_list("version_id", "token")
    return Counter((version, opened(token)) for version, token in rows.iterator(chunk_size=2000))


def _bars(numbers: list[tuple[str, int]]) -> list[Bar]:
    most = max((number for _label, number in numbers), default=0) or 1
    return [Bar(label, number, round(100 * number / most)) for label, number in numbers]
