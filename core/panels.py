"""Editing panels that more than one page type uses."""

from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import AdminDateInput


class WeekdayDateInput(AdminDateInput):
    """A date with its weekday beside it, so that a slip in the date is seen."""

    def __init__(self, attrs=None, format=None):
        super().__init__(attrs={"data-weekday": "", **(attrs or {})}, format=format)


class DatePanel(FieldPanel):
    """A date whose weekday shows beside it."""

    def __init__(self, field_name, widget=WeekdayDateInput, **kwargs):
        super().__init__(field_name, widget=widget, **kwargs)
