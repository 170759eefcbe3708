"""Giving the second factor after the password, and guessing at it."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from core.accounts import guess_limits, known_browsers, second_factors
from core.accounts.guess_limits import wait_in_words
from core.models import GuessCount, OutboxLetter, User
from editors.roles import EDITORS
from editors.second_factor_forms import FactorForm
from tests.core.accounts.second_step import (
    ADDRESS,
    FACTOR,
    SET_UP,
    code_of,
    give_app,
    give_code,
    give_codes,
    give_password,
    is_signed_in,
    stored_key,
)
from tests.editors.second_factor.walk import account, at_work, letters

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_password_alone_signs_nobody_in(person):
    give_app(person)
    browser, answer = give_password(person)
    assert answer.url == FACTOR
    assert not is_signed_in(browser)
    assert "sessionid" not in answer.cookies


def test_code_of_the_app_signs_in_once(person):
    key = give_app(person)
    browser, _answer = give_password(person, next="/admin/pages/")
    code = code_of(key)
    assert give_code(browser, code).url == "/admin/pages/"
    assert is_signed_in(browser)
    other, _answer = give_password(person)
    assert "does not work" in give_code(other, code).content.decode()
    assert not is_signed_in(other)


def test_earlier_code_does_not_work_after_a_later_one(person):
    key = give_app(person)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        clock.shift(60)
        earlier = code_of(key, seconds=-30)
        assert second_factors.check_code(person, code_of(key))
        assert not second_factors.check_code(person, earlier)


def test_code_may_be_typed_with_arabic_digits_and_spaces(person):
    code = code_of(give_app(person))
    browser, _answer = give_password(person)
    arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    give_code(browser, f"{arabic[:3]} {arabic[3:]}")
    assert is_signed_in(browser)


@pytest.mark.parametrize("wrong", [3600, -3600, 90, -90])
def test_clock_that_is_wrong_is_refused_in_words_that_say_what_to_check(person, wrong):
    browser, _answer = give_password(person)
    code = code_of(give_app(person), wrong)
    browser, _answer = give_password(person)
    page = give_code(browser, code).content.decode()
    assert "set date and time by itself; in Baghdad it is" in page
    assert not is_signed_in(browser)


def test_clock_that_is_half_a_minute_wrong_is_forgiven(person):
    key = give_app(person)
    browser, _answer = give_password(person)
    give_code(browser, code_of(key, seconds=25))
    assert is_signed_in(browser)


def test_recovery_code_signs_in_once_and_its_owner_is_told(person):
    give_app(person)
    code = give_codes(person)[0]
    OutboxLetter.objects.all().delete()
    browser, _answer = give_password(person)
    give_code(browser, code)
    assert is_signed_in(browser)
    assert letters() == [("account.recovery_code", "layla@example.org")]
    other, _answer = give_password(person)
    give_code(other, code)
    assert not is_signed_in(other)


def test_page_says_what_to_do_when_the_phone_is_lost(person):
    give_app(person)
    browser, _answer = give_password(person)
    page = browser.get(FACTOR).content.decode()
    assert "recovery codes in place of the code" in page
    assert "Ask an administrator to reset" in page


def test_both_pages_lead_back_to_the_password_without_one(client):
    for address in [FACTOR, SET_UP]:
        for ask in [client.get, client.post]:
            answer = ask(address, follow=True)
            assert answer.redirect_chain[-1][0] == "/admin/login/"
            assert "give your name and password first" in answer.content.decode()


def test_after_twenty_minutes_the_password_is_asked_again(person):
    key = give_app(person)
    browser, _answer = give_password(person)
    with time_machine.travel(timezone.now() + timedelta(minutes=21)):
        assert give_code(browser, code_of(key)).url == "/admin/login/"
        assert not is_signed_in(browser)


@pytest.mark.parametrize("change", [{"is_active": False}, {"link_generation": 1}, {"password": "other"}])
def test_account_that_was_closed_or_changed_meanwhile_is_not_signed_in(person, change):
    key = give_app(person)
    browser, _answer = give_password(person)
    User.objects.filter(pk=person.pk).update(**change)
    assert give_code(browser, code_of(key)).url == "/admin/login/"


def test_whoever_was_signed_in_with_this_browser_is_so_no_more(person):
    browser = at_work(account("huda", EDITORS))
    give_password(person, browser)
    assert not is_signed_in(browser)


def test_after_five_wrong_codes_one_waits_and_is_told(person):
    key = give_app(person)
    browser, _answer = give_password(person)
    assert [give_code(browser, "000000").status_code for _ in range(5)] == [200] * 5
    refused = give_code(browser, code_of(key))
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert "Wait one minute" in refused.content.decode()
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        give_code(browser, code_of(key))
    assert is_signed_in(browser)


def test_a_second_factor_can_be_tried_at_most_ten_times_in_the_first_hour(person, rf):
    """Somebody who knows the password types a code each minute for three hours, each time from another address."""
    give_app(person)
    tried = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for number in range(180):
            request = rf.post(FACTOR, REMOTE_ADDR=f"198.51.100.{number}")
            form = FactorForm(request, person, {"code": "000000"})
            assert not form.is_valid()
            if not wait_in_words(request):
                tried.append(time.time())
            clock.shift(60)
    in_an_hour = [sum(start <= at < start + 3600 for at in tried) for start in tried]
    assert in_an_hour[0] == max(in_an_hour) == 10
    assert in_an_hour[-3] <= 2


def test_link_to_a_new_password_opens_no_new_guesses(person):
    """Whoever reads somebody's mail could follow many links, and be a known browser each time."""
    give_app(person)
    for _ in range(5):
        browser, _answer = give_password(person)
        give_code(browser, "000000")
    response = HttpResponse()
    known_browsers.remember(response, "layla")
    known = Client()
    known.cookies.update(response.cookies)
    give_password(person, known)
    assert give_code(known, "000000").status_code == 429


def test_owner_is_not_kept_out_by_somebody_who_knows_the_password(person):
    own = at_work(person)
    own.post("/admin/logout/")
    for _ in range(5):
        browser, _answer = give_password(person)
        give_code(browser, "000000")
    assert give_code(browser, "000000").status_code == 429
    give_password(person, own)
    with time_machine.travel(timezone.now() + timedelta(seconds=60)):
        give_code(own, code_of(stored_key(person)))
        assert is_signed_in(own)


def test_no_code_and_no_name_is_stored_with_the_counts(person):
    give_app(person)
    browser, _answer = give_password(person)
    give_code(browser, "123456")
    stored = repr(list(GuessCount.objects.values()))
    assert GuessCount.objects.filter(tries__gt=0).count() == 2
    assert "123456" not in stored
    assert ADDRESS not in stored
    assert guess_limits.SECOND_FACTOR not in stored
