"""Guessing becomes slow, for accounts that exist and for others alike, and keeps nobody out for good."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import authenticate
from django.core import mail
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from core.accounts import guess_limits, password_resets
from core.accounts.guess_limits import PASSWORD, Guess, wait_in_words
from core.models import GuessCount
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

RIGHT, WRONG = "only-for-this-test-0", "only-for-this-test-1"
ADDRESS = "203.0.113.7"


@pytest.fixture
def person(roles):
    person = UserFactory(username="layla", group="Editors", email="layla@example.org")
    person.set_password(RIGHT)
    person.save()
    return person


def guess(name="layla", password=WRONG, browser=None, address=ADDRESS, **headers):
    browser = browser or Client()
    return browser.post("/admin/login/", {"username": name, "password": password}, REMOTE_ADDR=address, headers=headers)


def later(**time):
    return time_machine.travel(timezone.now() + timedelta(**time), tick=True)


def is_signed_in(response):
    return response.status_code == 302


@pytest.mark.parametrize("name", ["layla", "nobody"])
def test_after_five_wrong_tries_one_waits_whether_there_is_such_an_account_or_not(person, name):
    assert [guess(name).status_code for _ in range(5)] == [200] * 5
    refused = guess(name)
    assert refused.status_code == 429
    assert refused["Retry-After"] == "60"
    assert "Wait one minute, then try again." in refused.content.decode()


def test_waits_are_told_in_arabic(person):
    for _ in range(6):
        answer = guess(**{"accept-language": "ar"})
    page = answer.content.decode()
    assert "انتظر دقيقة واحدة" in page
    assert "Password" not in re.sub(r"<[^>]*>", "", page)


def test_right_password_is_not_even_looked_at_while_one_waits(person):
    for _ in range(5):
        guess()
    assert not is_signed_in(guess(password=RIGHT))
    with later(seconds=61):
        assert is_signed_in(guess(password=RIGHT))


@pytest.mark.parametrize("name", ["LAYLA", " layla ", "ｌａｙｌａ"])
def test_other_spellings_of_a_name_are_no_other_account(person, name):
    for _ in range(5):
        guess(name)
    assert guess().status_code == 429


def test_waits_grow_to_half_an_hour_and_stay_there(person):
    told = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(4):
            guess()
        for _ in range(7):
            assert guess().status_code == 200
            told.append(int(guess()["Retry-After"]) // 60)
            clock.shift(timedelta(minutes=told[-1]))
    assert told == [1, 2, 4, 8, 16, 30, 30]


def test_an_account_can_be_tried_at_most_twenty_times_in_any_hour(person):
    """Somebody tries every half minute for six hours, each time from another address."""
    tried = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for number in range(720):
            request = RequestFactory().post("/admin/login/", REMOTE_ADDR=f"198.51.{number // 250}.{number % 250}")
            if authenticate(request, username="layla", password=WRONG) is None and not wait_in_words(request):
                tried.append(timezone.now())
            clock.shift(timedelta(seconds=30))
    in_an_hour = [sum(start <= at < start + timedelta(hours=1) for at in tried) for start in tried]
    assert max(in_an_hour) == 10
    assert in_an_hour[-5] <= 2


def test_one_network_that_tries_many_accounts_waits_and_another_does_not(person):
    for number in range(guess_limits.NETWORK.free):
        assert guess(f"somebody-{number}").status_code == 200
    assert guess("anybody").status_code == 429
    assert guess("anybody", address="203.0.113.8").status_code == 200


def test_addresses_of_one_ipv6_network_count_as_one(person):
    for number in range(guess_limits.NETWORK.free):
        guess(f"somebody-{number}", address=f"2001:db8::{number:x}")
    assert guess("anybody", address="2001:db8::ffff").status_code == 429
    assert guess("anybody", address="2001:db8:0:1::1").status_code == 200


def test_nobody_is_kept_out_of_a_browser_they_signed_in_with_before(person):
    own = Client()
    assert is_signed_in(guess(password=RIGHT, browser=own))
    own.post("/admin/logout/")
    for number in range(5):
        guess(address=f"203.0.113.{number}")
    assert guess(password=RIGHT).status_code == 429
    assert is_signed_in(guess(password=RIGHT, browser=own))


def test_a_known_browser_is_known_for_one_account_only_and_cannot_guess_for_ever(person):
    own = Client()
    guess(password=RIGHT, browser=own)
    own.post("/admin/logout/")
    for _ in range(5):
        guess("somebody-else")
    assert guess("somebody-else", browser=own).status_code == 429
    assert [guess(browser=own).status_code for _ in range(6)] == [200] * 5 + [429]


def test_right_passwords_cost_nothing(person):
    for _ in range(8):
        assert is_signed_in(guess(password=RIGHT))


def test_every_reset_mail_counts_as_a_try_for_known_and_unknown_addresses(person):
    for address in ["layla@example.org", "nobody@example.org"]:
        answers = [Client().post("/admin/password_reset/", {"email": address}).status_code for _ in range(6)]
        assert answers == [302] * 5 + [429]


def test_new_password_by_mail_opens_the_browser_in_which_it_was_set(person):
    own = Client()
    uid, token = urlsafe_base64_encode(force_bytes(person.pk)), password_resets.tokens.make_token(person)
    form = own.get(f"/admin/password_reset/confirm/{uid}/{token}/", follow=True)
    own.post(form.redirect_chain[-1][0], {"new_password1": WRONG, "new_password2": WRONG})
    for _ in range(5):
        guess(password=RIGHT)
    assert guess(password=WRONG).status_code == 429
    assert is_signed_in(guess(password=WRONG, browser=own))


@pytest.mark.parametrize("cookie", ["", "x", "x:y:z"])
def test_a_cookie_that_is_not_ours_is_no_browser_we_know(person, cookie):
    forger = Client()
    forger.cookies["browser"] = cookie
    for _ in range(5):
        guess(browser=forger)
    assert guess(browser=forger).status_code == 429


def test_no_name_and_no_address_is_stored(person):
    guess()
    stored = repr(list(GuessCount.objects.values()))
    assert GuessCount.objects.count() == 2
    assert "layla" not in stored
    assert ADDRESS not in stored


def test_counts_are_forgotten_after_hours_without_a_try(person):
    guess()
    with later(hours=5):
        guess_limits.forget_old()
        assert not GuessCount.objects.exists()


@pytest.mark.parametrize("earlier", [0, 4, 6])
def test_known_and_unknown_accounts_cost_the_same_queries(person, earlier):
    def statements(name, address):
        for _ in range(earlier):
            guess(name, address=address)
        with CaptureQueriesContext(connection) as queries:
            guess(name, address=address)
        return [query["sql"].partition(" ")[0] for query in queries]

    Client().get("/admin/login/")  # the first screen of a new site writes the row of its facts
    assert statements("layla", ADDRESS) == statements("nobody", "203.0.113.8")


def test_every_place_that_checks_a_password_is_listed():
    """A new one has to go through authenticate(), and to say in words how long to wait."""
    found = set()
    for app in ["core", "forms_app", "news", "campaigns", "translations", "home", "editors", "demonstration"]:
        for path in (settings.BASE_DIR / app).rglob("*.py"):
            if re.search(r"\bauthenticate\(|\bcheck_password\(|\blogin\(", path.read_text(encoding="utf-8")):
                found.add(path.relative_to(settings.BASE_DIR))
    listed = {
        Path("core/accounts/backends.py"),  # the check itself
        Path("core/accounts/sign_in.py"),  # the one place that signs somebody in; tests of the second factor try it
        Path("core/accounts/password_check.py"),  # tests of forms_app and of "Account" try it
    }
    assert found == listed
    assert settings.AUTHENTICATION_BACKENDS == ["core.accounts.backends.LimitedBackend"]


def test_wagtails_own_screens_for_signing_in_are_ours():
    for address in ["/admin/login/", "/admin/password_reset/", "/admin/password_reset/confirm/a/b/"]:
        view = resolve(address).func
        assert view.view_class.__module__ == "editors.views.sign_in"


def test_no_mail_and_no_log_says_what_was_tried(person, caplog):
    for _ in range(7):
        guess()
    assert not mail.outbox
    assert "layla" not in caplog.text
    assert ADDRESS not in caplog.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="a database in memory serves one at a time")
def test_many_tries_at_one_moment_are_counted_one_by_one():
    def attempt(_number):
        try:
            return Guess(PASSWORD, None, "layla").count()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(attempt, range(24)))
    assert waits.count(0) == guess_limits.ACCOUNT.free
