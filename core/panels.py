"""Panels for the edit forms of more than one page type."""

from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import AdminDateInput


class WeekdayDateInput(AdminDateInput):
    """A date field that shows the weekday, so that a wrong date is noticed."""

    def __init__(self, attrs=None, format=None):
        super().__init__(attrs={"data-weekday": "", **(attrs or {})}, format=format)


class DatePanel(FieldPanel):
    """A panel for a date, with its weekday."""

    def __init__(self, field_name, widget=WeekdayDateInput, **kwargs):
        super().__init__(field_name, widget=widget, **kwargs)
