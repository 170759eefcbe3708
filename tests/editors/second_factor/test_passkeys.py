"""Passkeys: setting one up, signing in with it, and what is refused."""

import pytest

from core.accounts import second_factors
from core.models import GuessCount
from editors.roles import EDITORS
from tests.core.accounts.second_step import (
    FACTOR,
    SET_UP,
    Passkey,
    give_app,
    give_code,
    give_password,
    is_signed_in,
    options_on,
)
from tests.editors.second_factor.walk import CODES, HTTPS, account, give_passkey

pytestmark = pytest.mark.django_db


def test_passkey_is_set_up_and_signs_in(person):
    passkey = Passkey()
    browser, answer = give_passkey(person, passkey)
    assert answer.url == CODES
    assert is_signed_in(browser)
    assert [row.data["name"] for row in second_factors.passkeys_of(person)] == ["Phone"]
    other, answer = give_password(person)
    assert answer.url == FACTOR
    shown = passkey.shown(options_on(other.get(FACTOR, **HTTPS).content.decode()))
    assert other.post(FACTOR, {"passkey": shown}, **HTTPS).url == "/admin/"
    assert is_signed_in(other)
    third, _answer = give_password(person)
    assert "could not be checked" in third.post(FACTOR, {"passkey": shown}, **HTTPS).content.decode(), "It holds once."


def test_passkey_of_another_host_is_refused_in_words(person):
    passkey = Passkey()
    give_passkey(person, passkey)
    passkey.host = "elsewhere.example"
    browser, _answer = give_password(person)
    shown = passkey.shown(options_on(browser.get(FACTOR, **HTTPS).content.decode()))
    page = browser.post(FACTOR, {"passkey": shown}, **HTTPS).content.decode()
    assert "This passkey belongs to another address than testserver" in page
    assert not is_signed_in(browser)


def test_passkeys_of_another_host_are_named_and_not_asked_for(person, settings):
    give_passkey(person, Passkey())
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    browser, _answer = give_password(person)
    browser.cookies["session"]["domain"] = ""
    page = browser.get(FACTOR, headers={"host": "other.example"}, **HTTPS).content.decode()
    assert "passkey-options" not in page
    assert "<bdi>testserver</bdi>, not to <bdi>other.example</bdi>" in page


def test_passkey_made_on_a_copy_of_the_site_is_refused(person):
    browser, answer = give_passkey(person, Passkey(origin="https://testserver.evil.example"))
    assert answer.status_code == 200
    assert not is_signed_in(browser)
    assert not second_factors.has_any(person)


def test_passkey_of_somebody_else_is_refused(person):
    give_passkey(person, Passkey())
    browser, _answer = give_password(person)
    shown = Passkey().shown(options_on(browser.get(FACTOR, **HTTPS).content.decode()))
    assert "not one of yours" in browser.post(FACTOR, {"passkey": shown}, **HTTPS).content.decode()
    assert not is_signed_in(browser)


JUNK = [
    *["x", "{}", "[]", "[1]", "1", "null", '"a"', "[" * 19_000, "1" * 30_000],
    *['{"response": 1}', '{"response": {"authenticatorData": 5}}', '{"response": {"authenticatorData": "a"}}'],
    '{"id": "a", "rawId": "a", "type": "public-key", "response": {"clientDataJSON": "e30", "attestationObject": "oA"}}',
]


def test_junk_in_place_of_a_passkey_is_refused_in_words(person):
    give_passkey(person, Passkey())
    other = account("huda", EDITORS)
    for who, address in [(person, FACTOR), (other, SET_UP)]:
        browser, _answer = give_password(who)
        for junk in JUNK:
            GuessCount.objects.all().delete()
            browser.get(address, **HTTPS)
            answer = browser.post(address, {"passkey": junk}, **HTTPS)
            assert answer.status_code == 200, junk[:60]
            assert 'class="error' in answer.content.decode(), junk[:60]
        assert not is_signed_in(browser)
    assert not second_factors.has_any(other)


def test_junk_in_place_of_a_code_is_refused_in_words(person):
    give_app(person)
    browser, _answer = give_password(person)
    for code in ["", " ", "x" * 50, "\0", "１２３４５６", "0" * 40]:
        GuessCount.objects.all().delete()
        answer = give_code(browser, code)
        assert answer.status_code == 200, code
        assert "error" in answer.content.decode(), code
    assert not is_signed_in(browser)
