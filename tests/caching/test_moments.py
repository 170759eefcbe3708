import datetime
from zoneinfo import ZoneInfo

import pytest

from core.caching.moments import Moments, next_midnight, next_opening_or_closing, timed_fields
from forms_app.models import SignupForm

BAGHDAD = ZoneInfo("Asia/Baghdad")


def test_day_ends_in_baghdad():
    evening = datetime.datetime(2026, 5, 1, 23, 30, tzinfo=BAGHDAD)
    assert next_midnight(evening.timestamp()) == evening.replace(hour=0, minute=0, day=2).timestamp()
    assert next_midnight(evening.timestamp() + 1800) == evening.replace(hour=0, minute=0, day=3).timestamp()


def test_forms_that_open_and_close_are_known():
    assert {name for model, name in timed_fields() if model is SignupForm} == {"opens_at", "closes_at"}


@pytest.mark.django_db
def test_pages_change_when_a_form_opens_and_when_it_closes(english):
    opens = datetime.datetime(2026, 5, 1, 12, tzinfo=BAGHDAD)
    closes = opens + datetime.timedelta(hours=3)
    SignupForm.objects.create(title="x", locale=english, opens_at=opens, closes_at=closes)
    assert next_opening_or_closing(opens.timestamp() - 1) == opens.timestamp()
    assert next_opening_or_closing(opens.timestamp()) == closes.timestamp()
    assert next_opening_or_closing(closes.timestamp()) == float("inf")


def test_moment_is_looked_up_once_for_a_generation():
    asked = []
    moments = Moments(lambda seconds: asked.append(seconds) or seconds + 100)
    assert [moments.after(seconds, b"1") for seconds in (0, 50, 99)] == [100, 100, 100]
    assert moments.after(100, b"1") == 200
    assert moments.after(100, b"2") == 200
    assert asked == [0, 100, 100]
