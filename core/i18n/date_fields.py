"""The field for dates of every form in the admin: it reads what people type, and shows the day in words beside it."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput

from core.i18n.dates import long_date, weekday
from core.i18n.typed_dates import WrongWeekdayError, typed_date


class DateInput(AdminDateInput):
    """Wagtail's input, marked for `static/editors/dates.js`."""

    def __init__(self, attrs=None, format=None):
        super().__init__(attrs={"data-date": "", **(attrs or {})}, format=format)


class TypedDateField(forms.DateField):
    """A date, written as people write dates."""

    widget = DateInput
    default_error_messages = {
        "invalid": gettext_lazy("Write a day, a month and a year, for example 10 December 2017 or 10/12/2017.")
    }

    def to_python(self, value):
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            return typed_date(value)
        except WrongWeekdayError as error:
            day = error.args[0]
            words = _("%(date)s is a %(weekday)s. Change the date or the weekday.")
            raise ValidationError(words % {"date": long_date(day), "weekday": weekday(day)}, code="invalid") from error
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


def install() -> None:
    """Have every form that the admin makes of a model use this field."""
    register_form_field_override(models.DateField, override={"form_class": TypedDateField, "widget": DateInput})
