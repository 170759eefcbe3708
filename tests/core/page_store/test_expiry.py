import datetime
import time
from zoneinfo import ZoneInfo

import pytest
from django.db import OperationalError

from core.page_store.expiry import DAY, Expiry, midnights, openings_and_closings, timed_fields
from forms_app.models import SignupForm

BAGHDAD = ZoneInfo("Asia/Baghdad")


def test_day_ends_in_baghdad():
    evening = datetime.datetime(2026, 5, 1, 23, 30, tzinfo=BAGHDAD)
    ends = [evening.replace(hour=0, minute=0, day=day).timestamp() for day in (2, 3, 4, 5)]
    assert midnights(evening.timestamp()) == ends[:3]
    assert midnights(evening.timestamp() + 1800) == ends[1:]


def test_forms_that_open_and_close_are_known():
    assert {name for model, name in timed_fields() if model is SignupForm} == {"opens_at", "closes_at"}


@pytest.mark.django_db
def test_pages_change_when_a_form_opens_and_when_it_closes(english):
    opens = datetime.datetime(2026, 5, 1, 12, tzinfo=BAGHDAD)
    closes = opens + datetime.timedelta(hours=3)
    SignupForm.objects.create(title="x", locale=english, opens_at=opens, closes_at=closes)
    assert sorted(openings_and_closings(opens.timestamp() - 1)) == [opens.timestamp(), closes.timestamp()]
    assert openings_and_closings(opens.timestamp()) == [closes.timestamp()]
    assert openings_and_closings(closes.timestamp()) == []
    next_after = Expiry().next_after
    assert next_after(opens.timestamp() - 1, b"1") == opens.timestamp()
    assert next_after(opens.timestamp(), b"1") == closes.timestamp()


def test_times_of_today_and_yesterday_are_read_once_in_a_generation():
    asked = []
    expiry = Expiry(lambda seconds: asked.append(seconds) or [seconds + DAY + 100, seconds + 2 * DAY])
    assert [expiry.next_after(seconds, b"1") for seconds in (0, 50, 99, 1 - DAY)] == [100] * 4
    assert expiry.next_after(100, b"1") == DAY
    assert asked == [-DAY]
    assert expiry.next_after(DAY, b"1") == DAY + 100
    expiry.next_after(DAY, b"2")
    assert asked == [-DAY, 0, 0]


@pytest.mark.django_db
def test_times_are_read_again_after_a_change(english, django_assert_num_queries):
    now = time.time()
    form = SignupForm.objects.create(title="x", locale=english, opens_at=at(now + 60))
    expiry = Expiry(openings_and_closings, lambda seconds: [now + 2 * DAY])
    assert expiry.next_after(now, b"1") == pytest.approx(now + 60)
    with django_assert_num_queries(1):
        assert expiry.next_after(now, b"2") == pytest.approx(now + 60)
        assert expiry.next_after(now + 70, b"2") == now + 2 * DAY
    SignupForm.objects.filter(pk=form.pk).update(opens_at=at(now + 90))
    assert expiry.next_after(now, b"3") == pytest.approx(now + 90)


def at(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)


def test_nothing_is_trusted_for_long_while_the_database_cannot_say():
    def broken(seconds):
        raise OperationalError

    expiry = Expiry(broken)
    assert expiry.next_after(time.time(), b"1") < time.time() + 2
    expiry.sources = [lambda seconds: [time.time() + 50]]
    assert expiry.next_after(time.time(), b"1") > time.time() + 40
