"""Setting a second factor up."""

import pytest
from bs4 import BeautifulSoup

from core.accounts import second_factors
from tests.core.accounts.second_step import (
    FACTOR,
    SET_UP,
    code_of,
    give_app,
    give_password,
    key_on,
    stored_key,
)
from tests.editors.second_factor.walk import CODES, OWN, letters, set_up_app

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_whoever_has_none_is_led_to_set_up_and_reaches_nothing_else(person):
    browser, answer = give_password(person)
    assert answer.url == SET_UP
    for address in ["/admin/", OWN, CODES, "/admin/account/", "/admin/pages/"]:
        assert browser.get(address).url.startswith("/admin/login/"), address


def test_app_is_set_up_and_its_recovery_codes_are_shown_until_they_are_kept(person):
    browser, _answer = give_password(person, next="/admin/pages/")
    answer = set_up_app(browser)
    assert answer.url == CODES
    codes = second_factors.recovery_codes_of(person)
    page = browser.get(CODES).content.decode()
    assert len(codes) == 10
    assert all(code in page for code in codes)
    file = browser.get(f"{CODES}?file")
    assert "attachment" in file["Content-Disposition"]
    assert codes[0] in file.content.decode()
    assert browser.post(CODES).url == "/admin/pages/"
    assert browser.get(CODES).url == OWN, "They are shown once."
    assert letters() == [("account.factor", "layla@example.org")]


def test_key_stays_the_same_when_the_phone_loads_the_page_again(person):
    browser, _answer = give_password(person)
    first, second = (key_on(browser.get(SET_UP).content.decode()) for _ in range(2))
    assert first == second


def test_wrong_code_at_set_up_says_what_to_check_and_sets_nothing_up(person):
    browser, _answer = give_password(person)
    key = key_on(browser.get(SET_UP).content.decode())
    page = browser.post(SET_UP, {"code": code_of(key, seconds=3600)}).content.decode()
    assert "set date and time by itself" in page
    assert key_on(page) == key
    assert not second_factors.has_any(person)


def test_page_works_without_scripts_and_shows_the_key_three_ways(person):
    browser, _answer = give_password(person)
    page = browser.get(SET_UP).content.decode()
    assert "data:image/svg+xml" in page
    assert f'href="otpauth://totp/layla?secret={key_on(page).replace(" ", "")}' in page
    assert "layla@example.org" not in page, "No address goes into the app."


def test_every_form_can_be_sent(person):
    browser, _answer = give_password(person)
    pages = [browser.get(SET_UP)]
    set_up_app(browser)
    pages += [browser.get(address) for address in [CODES, OWN, f"{OWN}app/", f"{OWN}passkey/"]]
    browser, _answer = give_password(person)
    pages.append(browser.get(FACTOR))
    for page in pages:
        html = page.content.decode()
        assert html.count('method="post"') == html.count("csrfmiddlewaretoken") > 0, page.wsgi_request.path


def test_secret_of_the_app_is_stored_encrypted(person):
    key = give_app(person)
    assert key not in str(second_factors.app_of(person).data)
    assert stored_key(person) == key


def test_screen_bears_the_name_of_the_site(person, settings):
    browser, _answer = give_password(person)
    page = BeautifulSoup(browser.get(SET_UP).content, "html.parser")
    assert page.select_one(".sign-in-brand").text.strip() == settings.WAGTAIL_SITE_NAME
