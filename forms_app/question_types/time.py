"""A time of day."""

# Messages: for readers

import datetime
import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.i18n.digits import in_digits
from forms_app.input_normalisation import machine_text
from forms_app.question_types.base import QuestionBlock, QuestionType

BEFORE_NOON, AFTER_NOON, NIGHT = "before noon", "after noon", "night"
# As they are written once accents are taken off; longer ones first.
PARTS_OF_DAY = {
    "بعد الظهر": AFTER_NOON,
    "صباحا": BEFORE_NOON,
    "الصبح": BEFORE_NOON,
    "فجرا": BEFORE_NOON,
    "ظهرا": AFTER_NOON,
    "عصرا": AFTER_NOON,
    "مساء": AFTER_NOON,
    "ليلا": NIGHT,
    "ص": BEFORE_NOON,
    "م": AFTER_NOON,
    "am": BEFORE_NOON,
    "pm": AFTER_NOON,
}
ACCENTS = re.compile("[\u064b-\u0652]")
WRITTEN = re.compile(r"(?:الساعه? |الساعة )?(?P<hour>\d{1,2})(?: ?[:.,،h] ?(?P<minute>\d{2}))? ?(?P<part>\D*)")


class TimeField(forms.CharField):
    """A time of day, kept as 16:30. An hour that may be before or after noon is asked about, never guessed."""

    default_error_messages = {
        "invalid": _("Write a time with hours and minutes, for example 16:30."),
        "half_of_day": _("Is this %(early)s or %(late)s? Write one of the two."),
    }

    def to_python(self, value):
        text = ACCENTS.sub("", machine_text(super().to_python(value))).casefold().replace("a.m.", "am")
        if not text:
            return ""
        found = WRITTEN.fullmatch(" ".join(text.replace("p.m.", "pm").split()))
        part = PARTS_OF_DAY.get(found["part"]) if found else None
        if not found or (found["part"] and part is None):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        try:
            return f"{datetime.time(self._hour(hour, minute, found['hour'], part), minute):%H:%M}"
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def _hour(self, hour: int, minute: int, digits: str, part: str | None) -> int:
        """Return the hour of 24; one digit without a word for the part of the day may be two of them."""
        if part is None:
            if len(digits) == 1 and hour:
                times = {"early": f"{hour:02d}:{minute:02d}", "late": f"{hour + 12}:{minute:02d}"}
                raise ValidationError(self.error_messages["half_of_day"], code="half_of_day", params=times)
            return hour
        if hour > 12:
            return hour
        is_early = part == BEFORE_NOON or (part == NIGHT and (hour == 12 or hour < 6))
        return hour % 12 + (0 if is_early else 12)


class TimeBlock(QuestionBlock):
    class Meta:
        icon = "time"
        label = _("Time of day")


class Time(QuestionType):
    name = "time"
    block = TimeBlock
    is_text = False
    is_left_to_right = True
    usual_help = _("Hours and minutes, for example 16:30")

    def make_field(self, question, **options):
        return TimeField(max_length=40, widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}), **options)

    def display(self, question, value):
        return in_digits(super().display(question, value))

    def export(self, question, value):
        try:
            return datetime.time.fromisoformat(str(value))
        except ValueError:
            return str(value)
