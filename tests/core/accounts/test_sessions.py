"""Sessions end by themselves, can be ended by their owner, and all at once in an emergency."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.accounts import password_resets, sessions
from core.models import OutboxLetter, User, UserSession
from core.operations.outbox import deliver_waiting
from editors.roles import ADMINISTRATORS, EDITORS
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

MINE, EMERGENCY = "/admin/desk/sessions/", "/admin/desk/end-access/"
NEW = "only-for-this-test-1"


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture
def administrator(sign_in):
    return sign_in(ADMINISTRATORS)


def another(browser):
    """Return another browser in which the same person is signed in."""
    other = Client()
    other.force_login(browser.user)
    return other


def is_signed_in(browser):
    return browser.get(MINE).status_code == 200


def test_session_ends_after_an_hour_without_use(editor, clock):
    clock.shift(timedelta(minutes=59))
    assert is_signed_in(editor)
    clock.shift(timedelta(minutes=59))
    assert is_signed_in(editor)
    clock.shift(timedelta(minutes=61))
    assert not is_signed_in(editor)


def test_session_ends_after_twelve_hours_however_it_is_used(editor, clock):
    for _ in range(23):
        clock.shift(timedelta(minutes=30))
        assert is_signed_in(editor)
        session = editor.session
        session["something"] = "else"
        session.save()
    clock.shift(timedelta(minutes=31))
    assert not is_signed_in(editor)


def test_signing_in_again_begins_twelve_new_hours(editor, clock):
    clock.shift(timedelta(minutes=50))
    editor.force_login(editor.user)
    assert UserSession.objects.get().begun_at == timezone.now()


@pytest.mark.parametrize("asked", ["/admin/desk/session/", "/admin/editing-sessions/ping/news/storypage/1/1/"])
def test_what_an_open_editor_asks_by_itself_keeps_no_session_alive(editor, clock, settings, asked):
    assert resolve(asked).view_name in settings.UNATTENDED_VIEWS
    clock.shift(timedelta(minutes=40))
    editor.post(asked)
    clock.shift(timedelta(minutes=40))
    assert not is_signed_in(editor)


def test_use_is_noted_once_a_minute_and_costs_one_statement(editor, clock):
    def statements():
        with CaptureQueriesContext(connection) as queries:
            editor.get(MINE)
        return [query["sql"] for query in queries if query["sql"].startswith("UPDATE")]

    assert statements() == []
    clock.shift(timedelta(minutes=2))
    assert len(statements()) == 1
    assert statements() == []


def test_own_sessions_are_listed_without_their_key_and_ended(editor):
    other = another(editor)
    page = editor.get(MINE).content.decode()
    assert other.session.session_key not in page
    assert editor.session.session_key not in page
    label = re.search(r'name="end" value="(\w+)"', page)[1]
    editor.post(MINE, {"end": label})
    assert not is_signed_in(other)
    assert is_signed_in(editor)


def test_all_other_sessions_are_ended_at_once(editor, sign_in):
    others, stranger = [another(editor), another(editor)], sign_in(EDITORS)
    editor.post(MINE, {"others": "1"})
    assert not any(map(is_signed_in, others))
    assert is_signed_in(editor)
    assert is_signed_in(stranger)


@pytest.mark.parametrize("end", ["", "x", "0" * 20])
def test_session_of_somebody_else_cannot_be_ended(editor, sign_in, end):
    stranger = sign_in(EDITORS)
    for label in [end, UserSession.objects.get(user=stranger.user).label]:
        answer = editor.post(MINE, {"end": label}, follow=True)
        assert "had already ended" in answer.content.decode()
    assert is_signed_in(stranger)


def test_new_password_ends_all_sessions(editor):
    other = another(editor)
    editor.user.set_password(NEW)
    editor.user.save()
    assert not UserSession.objects.filter(user=editor.user).exists()
    assert not is_signed_in(other)


def test_neither_address_nor_browser_is_stored(editor):
    editor.get(MINE, REMOTE_ADDR="203.0.113.7", headers={"user-agent": "Planted/1.0"})
    stored = repr([row.get_decoded() for row in UserSession.objects.all()]) + repr(list(UserSession.objects.values()))
    assert editor.user.pk == UserSession.objects.get().user_id
    assert "203.0.113.7" not in stored
    assert "Planted" not in stored


def test_administrator_ends_all_sessions_and_links_of_one_person(administrator, sign_in):
    person, other = sign_in(EDITORS), sign_in(EDITORS)
    token = password_resets.tokens.make_token(person.user)
    answer = administrator.post(EMERGENCY, {"person": person.user.pk}, follow=True)
    assert "All sessions and links of" in answer.content.decode()
    assert not is_signed_in(person)
    assert not password_resets.tokens.check_token(User.objects.get(pk=person.user.pk), token)
    assert is_signed_in(other)
    assert ModelLogEntry.objects.filter(action="core.end_access", object_id=person.user.pk).exists()


def test_everybody_whose_access_is_ended_is_told_by_mail_in_their_language(administrator, sign_in, mailoutbox):
    person = sign_in(EDITORS, language="ar").user
    closed = UserFactory(email="closed@example.org", is_active=False)
    for one, address in [(person, "layla@example.org"), (administrator.user, "amal@example.org")]:
        User.objects.filter(pk=one.pk).update(email=address)
    OutboxLetter.objects.all().delete()
    administrator.post(EMERGENCY, {"everyone": "1", "sure": "on"})
    deliver_waiting()
    told = {mail.to[0]: mail.subject for mail in mailoutbox}
    assert told == {"layla@example.org": "انتهت كل جلساتك", "amal@example.org": "You were signed out everywhere"}
    assert closed.email not in told


@pytest.mark.parametrize("in_bulk", [True, False])
def test_session_of_a_closed_account_ends_and_does_not_come_back(editor, in_bulk):
    people = User.objects.filter(pk=editor.user.pk)
    if in_bulk:
        people.update(is_active=False)
    else:
        editor.user.is_active = False
        editor.user.save()
    answer = editor.get(MINE)
    assert answer.url.startswith("/admin/login/")
    people.update(is_active=True)
    assert not is_signed_in(editor)


def test_administrator_may_end_their_own_access(administrator):
    answer = administrator.post(EMERGENCY, {"person": administrator.user.pk})
    assert answer.url == reverse("wagtailadmin_login")
    assert not is_signed_in(administrator)


def test_a_link_holds_until_access_is_ended():
    person = UserFactory()
    token = password_resets.tokens.make_token(person)
    assert password_resets.tokens.check_token(person, token)


def test_administrator_ends_the_access_of_all_after_a_tick(administrator, sign_in):
    person, superuser = sign_in(EDITORS), UserFactory(is_superuser=True)
    token = password_resets.tokens.make_token(superuser)
    told = administrator.post(EMERGENCY, {"everyone": "1"}).content.decode()
    assert "Tick this first" in told
    assert is_signed_in(person)
    administrator.post(EMERGENCY, {"everyone": "1", "sure": "on"})
    assert not is_signed_in(person)
    assert not is_signed_in(administrator)
    assert not password_resets.tokens.check_token(User.objects.get(pk=superuser.pk), token)


@pytest.mark.parametrize("person", ["", "0", "x", "9" * 30])
def test_nobody_chosen_is_said_in_words(administrator, person):
    answer = administrator.post(EMERGENCY, {"person": person})
    assert "Choose a person." in answer.content.decode()


def test_only_who_changes_accounts_ends_the_access_of_others(editor, administrator):
    assert editor.get(EMERGENCY).status_code == 302
    editor.post(EMERGENCY, {"everyone": "1", "sure": "on"})
    assert is_signed_in(administrator)


def test_expired_rows_are_deleted(editor, clock):
    clock.shift(timedelta(hours=2))
    sessions.delete_expired()
    assert not UserSession.objects.exists()


def test_both_screens_are_found_and_speak_arabic(sign_in):
    administrator = sign_in(ADMINISTRATORS, language="ar")
    assert reverse("editors:sessions") in administrator.get("/admin/account/").content.decode()
    assert "الجلسة" in administrator.get(MINE).content.decode()
    assert "إنهاء" in administrator.get(EMERGENCY).content.decode()
