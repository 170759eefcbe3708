"""A calendar month with everything that is scheduled in it."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import page_permission_policy

from core.i18n.dates import weekday
from core.i18n.digits import WESTERN_DIGITS
from core.i18n.languages import active_language
from editors.planning import Event, events_between
from editors.views.base import EditorsView

FARTHEST = 20  # years
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True)
class Day:
    """A day of the grid and what happens on it."""

    date: date
    is_of_month: bool
    is_today: bool
    events: list[Event]


def requested_month(text: str, today: date) -> date:
    """Return the first day of the month in an address, or of this one where the address makes no sense."""
    match = MONTH.fullmatch(text)
    year, month = (int(match[1]), int(match[2])) if match else (0, 0)
    sensible = 1 <= month <= 12 and abs(year - today.year) <= FARTHEST
    return date(year, month, 1) if sensible else today.replace(day=1)


class PlanningView(EditorsView):
    """A month as a grid; on a phone, as a list of the days on which something happens."""

    template_name = "editors/planning.html"
    page_title = _("What is planned")
    header_icon = "calendar-alt"

    def may_open(self) -> bool:
        return page_permission_policy.user_has_any_permission(self.request.user, {"add", "change", "publish"})

    @cached_property
    def month(self) -> date:
        return requested_month(self.request.GET.get("month", ""), timezone.localdate())

    def get_page_subtitle(self):
        return format_date(self.month, "MMMM y", locale=active_language().region).translate(WESTERN_DIGITS)

    def get_context_data(self, **kwargs):
        weeks = calendar.Calendar(firstweekday=calendar.SUNDAY).monthdatescalendar(self.month.year, self.month.month)
        events = events_between(weeks[0][0], weeks[-1][-1])
        today = timezone.localdate()
        grid = [
            [
                Day(day, day.month == self.month.month, day == today, [event for event in events if event.day == day])
                for day in week
            ]
            for week in weeks
        ]
        return super().get_context_data(**kwargs) | {
            "weeks": grid,
            "weekdays": [weekday(day) for day in weeks[0]],
            "before": (self.month - timedelta(days=1)).strftime("%Y-%m"),
            "after": (self.month + timedelta(days=31)).strftime("%Y-%m"),
            "is_empty": not events,
        }
