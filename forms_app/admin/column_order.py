"""In which order a list of answers stands."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from forms_app.answer_search import sorted_by
from forms_app.columns import Column

FACTS = {
    "sent": (_("Sent"), "created_at"),
    "language": (_("Language"), "locale"),
    "status": (_("Status"), "status"),
    "owner": (_("Taken care of by"), "owner__username"),
}


@dataclass(frozen=True)
class Heading:
    """The heading of a column: what a press on it asks for, and how the list is sorted by it now."""

    label: str
    asks_for: str
    order: str  # as aria-sort names it


class Sorting:
    """The order that an address asks for: `sent`, `-sent`, or the key of a question; nonsense is the newest first."""

    def __init__(self, wanted: str, columns: list[Column]):
        self.columns = {column.key: column for column in columns}
        name = wanted.removeprefix("-")
        self.name = name if name in FACTS or name in self.columns else ""
        self.is_descending = wanted.startswith("-")

    def put_in_order(self, submissions):
        """Return the answers, or only their numbers where they are sorted by what people wrote."""
        if self.name in self.columns:
            return sorted_by(submissions, self.columns[self.name].question, self.is_descending)
        if not self.name:
            return submissions
        sign = "-" if self.is_descending else ""
        return submissions.order_by(f"{sign}{FACTS[self.name][1]}", "-created_at", "-pk")

    def headings(self) -> list[Heading]:
        """Return the headings of all columns, those of the questions last."""
        facts = [self._heading(name, str(label)) for name, (label, _field) in FACTS.items()]
        return [*facts, *(self._heading(key, column.label) for key, column in self.columns.items())]

    def _heading(self, name: str, label: str) -> Heading:
        if name != self.name:
            return Heading(label, f"-{name}" if name == "sent" else name, "none")
        turned = name if self.is_descending else f"-{name}"
        return Heading(label, turned, "descending" if self.is_descending else "ascending")
