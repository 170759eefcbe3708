"""How many answered what, and when: for people who would rather look than read."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forms_app.columns import Column

DAYS_SHOWN = 31


@dataclass(frozen=True)
class Bar:
    """One bar of a chart; `share` is its length in percent of the longest."""

    label: str
    number: int
    share: int


@dataclass(frozen=True)
class Chart:
    title: str
    bars: list[Bar]


def charts_of(submissions, columns: list[Column]) -> list[Chart]:
    """Return a chart of days and one for each question with choices."""
    return [_days(submissions), *_choices(submissions, columns)]


def _days(submissions) -> Chart:
    first = timezone.localdate() - timedelta(days=DAYS_SHOWN - 1)
    recent = submissions.filter(created_at__gte=timezone.make_aware(datetime.combine(first, time.min)))
    by_day = recent.annotate(day=TruncDate("created_at")).values_list("day").annotate(Count("pk")).order_by("-day")
    return Chart(_("Answers per day"), _bars([(date_format(day, "j F Y"), number) for day, number in by_day]))


def _choices(submissions, columns) -> list[Chart]:
    counted = [column for column in columns if column.can_be_counted]
    tallies: dict[str, Counter] = {column.key: Counter() for column in counted}
    if counted:
        for picked in _picked_in(submissions, tallies.keys()):
            for key, values in picked:
                tallies[key].update(values)
    return [Chart(column.label, _bars(column.named(tallies[column.key]))) for column in counted]


# Decrypting is nearly all the work of counting. What was picked stays in the memory of the process, under
# the digest that changes whenever the answers do; no word that anybody typed is among it.
_memory: dict[int, tuple[str, list]] = {}
MOST_REMEMBERED = 200_000
FEW = 900  # SQLite takes no more than 999 parameters where it is old


def _picked_in(submissions, keys) -> Iterator[list]:
    """Yield for each submission the questions with choices it answered, and the values picked."""
    found = submissions.order_by()
    unknown = []
    for pk, dedupe in found.values_list("pk", "dedupe"):
        known = _memory.get(pk)
        if known and known[0] == dedupe:
            yield known[1]
        else:
            unknown.append(pk)
    for pk, dedupe, answers in _answers_of(found, unknown):
        yield _remember(pk, dedupe, [(key, _as_list(answers[key])) for key in keys & answers.keys()])


def _answers_of(found, pks: list[int]):
    """Return the answers of some submissions: by number if they are few, else by reading through them all."""
    if len(pks) <= FEW:
        return found.filter(pk__in=pks).values_list("pk", "dedupe", "answers")
    wanted = set(pks)
    rows = found.values_list("pk", "dedupe", "answers").iterator(chunk_size=2000)
    return (row for row in rows if row[0] in wanted)


def _remember(pk, dedupe, picked):
    if len(_memory) >= MOST_REMEMBERED:
        _memory.clear()
    _memory[pk] = (dedupe, picked)
    return picked


def _as_list(value) -> list:
    return value if isinstance(value, list) else [value]


def _bars(numbers: list[tuple[str, int]]) -> list[Bar]:
    most = max((number for _label, number in numbers), default=0) or 1
    return [Bar(label, number, round(100 * number / most)) for label, number in numbers]
