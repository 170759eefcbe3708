"""What became of every item of a move: the sums, and each item with its reason and what was lost in it."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Count
from django.utils.translation import gettext as _

from forms_app.exports import Row, as_csv
from importing.findings import in_words
from importing.models import Kind, Move, State

CHUNK = 500


class Sums(NamedTuple):
    """How many items were read, and how many are in each state; `read` is counted apart, in the files."""

    read: int
    states: dict[str, int]

    @property
    def are_even(self) -> bool:
        return self.read == sum(self.states.values())


def sums_of(move: Move) -> Sums:
    """Count the items: two queries. Of a site that was read twice, the items of both readings count once."""
    counted = dict(move.items.order_by().values_list("state").annotate(count=Count("pk")))
    by_file = dict(move.files.exclude(total=None).annotate(count=Count("items")).values_list("pk", "count"))
    return Sums(sum(by_file.values()), {state.value: counted.get(state.value, 0) for state in State})


def lines_of(move: Move) -> Iterator[Row]:
    """Yield a head, then one line for each item."""
    yield [
        _("Number"),
        _("Site"),
        _("Kind there"),
        _("State there"),
        _("Title"),
        _("Old address"),
        _("Language"),
        _("Kind"),
        _("What became of it"),
        _("Reason"),
        _("Page"),
        _("What to know"),
    ]
    rows = move.items.select_related("file", "page").order_by("pk")
    for item in rows.iterator(chunk_size=CHUNK):
        yield [
            str(item.wp_id or ""),
            item.file.site,
            item.wp_type,
            item.wp_status,
            item.title,
            item.link,
            item.language,
            str(Kind(item.kind).label),
            str(State(item.state).label),
            _(item.reason) if item.reason else "",
            item.page.url_path if item.page else "",
            "\n".join(in_words(one) for one in item.warnings),
        ]


def as_file(move: Move) -> Iterator[str]:
    return as_csv(lines_of(move))
