"""One's own second factors, and the help of an administrator for somebody who lost theirs."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from core.accounts import second_factors
from core.operations.outbox import deliver_waiting
from editors.roles import ADMINISTRATORS, EDITORS
from tests.core.accounts.second_step import (
    PASSWORD,
    SET_UP,
    Passkey,
    code_of,
    give_app,
    give_codes,
    give_password,
    is_signed_in,
    key_on,
    options_on,
    stored_key,
)
from tests.editors.second_factor.walk import CODES, HTTPS, OWN, account, at_work, letters

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_own_screen_lists_and_changes_and_mails_tell_of_it(person):
    browser = at_work(person)
    page = browser.get(OWN).content.decode()
    assert "Set up on" in page
    key = key_on(browser.get(f"{OWN}app/").content.decode())
    with time_machine.travel(timezone.now() + timedelta(seconds=60)):
        assert browser.post(f"{OWN}app/", {"code": code_of(key)}).url == CODES
    assert stored_key(person) == key.replace(" ", "")
    before = second_factors.recovery_codes_of(person)
    browser.post(CODES)
    assert browser.post(OWN, {"codes": "1"}).url == CODES
    assert not set(before) & set(second_factors.recovery_codes_of(person))
    assert letters() == [("account.factor", "layla@example.org"), ("account.recovery_codes", "layla@example.org")]


def test_the_only_one_cannot_be_taken_away_but_one_of_two_can(person):
    browser = at_work(person)
    pk = second_factors.app_of(person).pk
    assert "This is the only one you have" in browser.post(OWN, {"remove": pk}, follow=True).content.decode()
    options = options_on(browser.get(f"{OWN}passkey/", **HTTPS).content.decode())
    browser.post(f"{OWN}passkey/", {"passkey": Passkey().made(options), "name": ""}, **HTTPS)
    browser.post(OWN, {"remove": pk})
    assert second_factors.app_of(person) is None
    assert second_factors.has_any(person)


@pytest.mark.parametrize("address", [OWN, f"{OWN}app/", f"{OWN}passkey/"])
def test_nothing_is_shown_or_changed_before_the_password_was_given_again(person, address):
    browser = at_work(person)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        for answer in [browser.get(address), browser.post(address, {"codes": "1", "remove": "1"})]:
            page = answer.content.decode()
            assert "give your password once more" in page
            assert "otpauth" not in page
        assert "That is not your password" in browser.post(address, {"password": "x"}).content.decode()
        assert browser.post(address, {"password": PASSWORD}).url == address
        assert "give your password once more" not in browser.get(address).content.decode()


@pytest.mark.parametrize("pk", ["", "x", "0", "9" * 30])
def test_nothing_of_anybody_else_is_taken_away(person, pk):
    other = account("huda", EDITORS)
    give_app(other)
    browser = at_work(person)
    for wrong in [pk, second_factors.app_of(other).pk]:
        assert "taken away already" in browser.post(OWN, {"remove": wrong}, follow=True).content.decode()
    assert second_factors.has_any(other)


def reset_address(person):
    return f"{OWN}reset/{person.pk}/"


def test_administrator_resets_it_and_both_are_told(person, mailoutbox):
    give_app(person)
    give_codes(person)
    browser = at_work(account("amal", ADMINISTRATORS))
    assert reset_address(person) in browser.get(f"/admin/users/edit/{person.pk}/").content.decode()
    page = browser.post(reset_address(person), follow=True).content.decode()
    assert "sets up a new second factor" in page
    assert not second_factors.has_any(person)
    assert second_factors.recovery_codes_of(person) == []
    assert letters() == [
        ("account.factor_reset", "layla@example.org"),
        ("account.factor_reset_by", "amal@example.org"),
    ]
    deliver_waiting()
    assert all("“layla”" in mail.body for mail in mailoutbox)
    assert give_password(person)[1].url == SET_UP


def test_reset_ends_the_sessions_of_the_person(person):
    theirs, browser = at_work(person), at_work(account("amal", ADMINISTRATORS))
    browser.post(reset_address(person))
    assert not is_signed_in(theirs)


def test_only_who_may_change_the_account_resets_it(person):
    above = account("root", ADMINISTRATORS, is_superuser=True)
    give_app(above)
    administrator = at_work(account("amal", ADMINISTRATORS))
    answer = administrator.post(reset_address(above), follow=True)
    assert "may do things that you may not" in answer.content.decode()
    editor = at_work(person)
    assert editor.post(reset_address(above)).url == "/admin/"
    assert second_factors.has_any(above)


def test_reset_asks_for_the_password_again(person):
    give_app(person)
    browser = at_work(account("amal", ADMINISTRATORS))
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert "give your password once more" in browser.post(reset_address(person)).content.decode()
    assert second_factors.has_any(person)
