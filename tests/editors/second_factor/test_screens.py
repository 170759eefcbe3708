"""What the screens say in the demonstration, on a real site, and in Arabic."""

import pytest
from wagtail.users.models import UserProfile

from tests.core.accounts.second_step import (
    FACTOR,
    SET_UP,
    code_of,
    give_app,
    give_password,
    key_on,
)
from tests.editors.second_factor.walk import CODES, at_work

pytestmark = pytest.mark.django_db


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
