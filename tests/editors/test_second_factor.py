"""Signing in with a second factor, from the password to the dashboard, and setting one up."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from core.accounts import guess_limits, known_browsers, second_factors
from core.accounts.guess_limits import wait_in_words
from core.models import GuessCount, OutboxLetter, User
from core.operations.outbox import deliver_waiting
from editors.roles import ADMINISTRATORS, EDITORS
from editors.second_factor_forms import FactorForm
from tests.core.accounts.second_step import (
    ADDRESS,
    FACTOR,
    PASSWORD,
    SET_UP,
    Passkey,
    code_of,
    give_app,
    give_code,
    give_codes,
    give_password,
    is_signed_in,
    key_on,
    options_on,
    stored_key,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

OWN, CODES = "/admin/desk/second-factor/", "/admin/desk/recovery-codes/"
HTTPS = {"secure": True}


@pytest.fixture(autouse=True)
def _required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def person(roles):
    return account("layla", EDITORS)


def account(name, group, **more):
    person = UserFactory(username=name, group=group, email=f"{name}@example.org", **more)
    person.set_password(PASSWORD)
    person.save()
    OutboxLetter.objects.all().delete()
    return person


def at_work(person):
    """Return a browser in which somebody signed in with app and password."""
    key = give_app(person)
    browser, _answer = give_password(person)
    assert give_code(browser, code_of(key)).url == "/admin/"
    OutboxLetter.objects.all().delete()
    return browser


def set_up_app(browser):
    return browser.post(SET_UP, {"code": code_of(key_on(browser.get(SET_UP).content.decode()))})


def letters():
    return sorted(OutboxLetter.objects.values_list("kind", "recipient"))


# --- Setting up


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


# --- Giving it


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


# --- Guessing


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


# --- Passkeys


def give_passkey(person, passkey):
    browser, _answer = give_password(person, Client(**{"wsgi.url_scheme": "https"}))
    options = options_on(browser.get(SET_UP, **HTTPS).content.decode())
    answer = browser.post(SET_UP, {"passkey": passkey.made(options), "name": "Phone"}, **HTTPS)
    return browser, answer


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


# --- One's own


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


# --- Somebody who lost it


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


# --- The demonstration, and Arabic


def test_demonstration_says_loudly_that_it_asks_for_none(person, settings, client):
    settings.SECOND_FACTOR_REQUIRED = False
    words = "This is a demonstration: it asks for no second factor."
    assert words in client.get("/admin/login/").content.decode()
    browser, answer = give_password(person)
    assert answer.url == "/admin/"
    assert words in browser.get("/admin/").content.decode()
    give_app(person)
    assert give_password(person)[1].url == FACTOR, "Whoever set one up is asked for it."


def test_a_real_site_says_nothing_of_a_demonstration(person, client):
    assert "demonstration" not in client.get("/admin/login/").content.decode()
    assert "demonstration" not in at_work(person).get("/admin/").content.decode()


def test_every_page_speaks_arabic(person):
    UserProfile.objects.create(user=person, preferred_language="ar")
    browser, _answer = give_password(person)
    arabic = {"accept-language": "ar"}
    assert "تهيئة عامل تحقق ثانٍ" in browser.get(SET_UP, headers=arabic).content.decode()
    key = key_on(browser.get(SET_UP).content.decode())
    browser.post(SET_UP, {"code": code_of(key)})
    assert "رموز الاسترداد" in browser.get(CODES).content.decode()
    other, _answer = give_password(person)
    assert "عامل التحقق الثاني" in other.get(FACTOR, headers=arabic).content.decode()
