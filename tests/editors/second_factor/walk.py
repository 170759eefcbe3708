"""How somebody sets a second factor up and signs in with it."""

from django.test import Client

from core.models import OutboxLetter
from tests.core.accounts.second_step import (
    PASSWORD,
    SET_UP,
    code_of,
    give_app,
    give_code,
    give_password,
    key_on,
    options_on,
)
from tests.factories import UserFactory

OWN, CODES = "/admin/desk/second-factor/", "/admin/desk/recovery-codes/"
HTTPS = {"secure": True}


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


def give_passkey(person, passkey):
    browser, _answer = give_password(person, Client(**{"wsgi.url_scheme": "https"}))
    options = options_on(browser.get(SET_UP, **HTTPS).content.decode())
    answer = browser.post(SET_UP, {"passkey": passkey.made(options), "name": "Phone"}, **HTTPS)
    return browser, answer
