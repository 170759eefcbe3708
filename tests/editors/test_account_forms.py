"""E-mail address and password change after the password only, and the old address is told."""

import time

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from core.accounts import password_check
from core.models import OutboxLetter, User
from core.operations.outbox import deliver_waiting
from editors.roles import ADMINISTRATORS, ORGANISERS, WRITERS
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

OLD, NEW = "only-for-this-test-0", "only-for-this-test-1"


@pytest.fixture
def at_work(sign_in):
    """Return a function that has somebody sign in with a password, an hour ago."""

    def at_work(group, language="en"):
        browser = sign_in(group, language)
        browser.user.set_password(OLD)
        browser.user.save()
        browser.force_login(browser.user)
        session = browser.session
        session[password_check._GIVEN_AT] = time.time() - 3600
        session.save()
        OutboxLetter.objects.all().delete()
        return browser

    return at_work


def own_account(user, **changed):
    return {
        "name_email-first_name": "Layla",
        "name_email-last_name": "Karim",
        "access-email": user.email,
        "access-new_password1": "",
        "access-new_password2": "",
        "access-own_password": "",
        "locale-preferred_language": "en",
        "locale-current_time_zone": "Asia/Baghdad",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        **changed,
    }


CHANGES = [
    {"access-email": "new@example.org"},
    {"access-new_password1": NEW, "access-new_password2": NEW},
]


@pytest.mark.parametrize("changed", CHANGES)
@pytest.mark.parametrize("given", ["", "wrong"])
def test_without_the_password_nothing_changes(at_work, changed, given):
    writer = at_work(WRITERS)
    before = User.objects.get(pk=writer.user.pk)
    shown = writer.post("/admin/account/", own_account(before, **changed, **{"access-own_password": given}))
    told = "That is not your password." if given else "Give your own password to change this."
    assert told in shown.content.decode()
    after = User.objects.get(pk=before.pk)
    assert (after.email, after.password, after.first_name) == (before.email, before.password, before.first_name)
    assert not OutboxLetter.objects.exists()


@pytest.mark.parametrize("changed", CHANGES)
def test_after_the_password_it_changes_and_the_old_address_is_told(at_work, mailoutbox, changed):
    writer = at_work(WRITERS)
    before = User.objects.get(pk=writer.user.pk)
    wish = own_account(before, **changed, **{"access-own_password": OLD})
    assert writer.post("/admin/account/", wish).status_code == 302
    after = User.objects.get(pk=before.pk)
    assert (after.email, after.password) != (before.email, before.password)
    deliver_waiting()
    assert [mail.to for mail in mailoutbox] == [[before.email]]
    assert before.username in mailoutbox[0].body
    assert writer.get("/admin/account/").status_code == 200, "The person is still signed in."


def test_a_name_changes_without_the_password(at_work):
    writer = at_work(WRITERS)
    assert writer.post("/admin/account/", own_account(writer.user)).status_code == 302
    assert User.objects.get(pk=writer.user.pk).first_name == "Layla"
    assert not OutboxLetter.objects.exists()


def test_administrator_gives_their_own_password_to_change_anothers_address(at_work):
    administrator, person = at_work(ADMINISTRATORS), UserFactory(group=WRITERS)
    address = reverse("wagtailusers_users:edit", args=[person.pk])
    wish = {"username": person.username, "first_name": "L", "last_name": "K", "is_active": "on"}
    wish |= {"email": "new@example.org", "groups": [person.groups.get().pk]}
    shown = administrator.post(address, wish).content.decode()
    assert "Give your own password to change this." in shown
    assert "new@example.org" in shown, "What was typed is still there."
    assert administrator.post(address, wish | {"own_password": OLD}).status_code == 302
    assert User.objects.get(pk=person.pk).email == "new@example.org"
    assert OutboxLetter.objects.get().recipient == person.email


def test_form_of_an_account_says_in_words_what_is_refused(at_work):
    administrator, organiser = at_work(ADMINISTRATORS), UserFactory(group=ORGANISERS)
    address = reverse("wagtailusers_users:edit", args=[organiser.pk])
    wish = {"username": organiser.username, "first_name": "L", "last_name": "K", "is_active": "on", "own_password": OLD}
    wish |= {"email": "new@example.org", "groups": [organiser.groups.get().pk]}
    assert "This person may do things that you may not." in administrator.post(address, wish).content.decode()
    mine = reverse("wagtailusers_users:edit", args=[administrator.user.pk])
    wish |= {"username": administrator.user.username, "email": administrator.user.email}
    shown = administrator.post(mine, wish).content.decode()
    assert "people are put by those who read them" in shown


def test_nobody_but_a_superuser_is_offered_to_make_one(sign_in, client):
    assert b"is_superuser" not in sign_in(ADMINISTRATORS).get("/admin/users/new/").content
    client.force_login(UserFactory(is_superuser=True))
    assert b"is_superuser" in client.get("/admin/users/new/").content


def test_reset_link_tells_the_address(roles, mailoutbox):
    person = UserFactory()
    person.set_password(NEW)
    person.save()
    deliver_waiting()
    assert [mail.to for mail in mailoutbox] == [[person.email]]


def test_after_five_wrong_passwords_one_waits_and_is_told(at_work):
    writer = at_work(WRITERS)
    wish = own_account(writer.user, **{"access-email": "new@example.org", "access-own_password": "wrong"})
    with time_machine.travel(timezone.now(), tick=False):
        for _ in range(5):
            assert "not your password" in writer.post("/admin/account/", wish).content.decode()
        told = writer.post("/admin/account/", wish | {"access-own_password": OLD}).content.decode()
    assert "Wait one minute, then try again." in told
    assert User.objects.get(pk=writer.user.pk).email == writer.user.email


def test_one_name_is_enough(at_work):
    writer = at_work(WRITERS)
    wish = own_account(writer.user, **{"name_email-first_name": "أمل", "name_email-last_name": ""})
    assert writer.post("/admin/account/", wish).status_code == 302
    assert User.objects.get(pk=writer.user.pk).get_full_name() == "أمل"
