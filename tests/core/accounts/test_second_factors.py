"""Second factors where their rows are written, and every door by which somebody could be signed in."""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as django_settings
from django.contrib.auth.views import LoginView
from django.core.cache import cache
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver

from core.accounts import password_check, second_factors, sign_in
from core.encryption import UndecryptableError
from core.models import OutboxLetter, UserSession
from core.permissions import acting_user
from core.permissions.acting_user import NotAllowed
from editors.roles import ADMINISTRATORS, EDITORS
from forms_app.key_rotation import rotate
from tests.core.accounts.second_step import PASSWORD, code_of, give_app, give_codes, stored_key
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NEW_KEY = "bmV3LW9uZS1mb3ItdGVzdHMtMDEyMzQ1Njc4OS1hYmM="
TYPED = {"username": "layla", "password": PASSWORD, "login": "layla", "email": "layla@example.org", "next": "/admin/"}


@pytest.fixture
def person(roles):
    person = UserFactory(username="layla", group=EDITORS, email="layla@example.org")
    person.set_password(PASSWORD)
    person.save()
    OutboxLetter.objects.all().delete()
    return person


@pytest.fixture
def acting():
    """Return a function that has somebody act as if they sent a request, with the password given just now or long ago."""
    tokens = []

    def acting(user, is_recent=True):
        request = RequestFactory().post("/")
        request.user, request.session = user, {password_check._GIVEN_AT: time.time() if is_recent else 0}
        tokens.append(acting_user._request.set(request))

    yield acting
    for token in reversed(tokens):
        acting_user._request.reset(token)


def everywhere(entries=None, before=""):
    """Yield every address of the site with what answers there."""
    for entry in get_resolver().url_patterns if entries is None else entries:
        pattern = before + str(entry.pattern).removeprefix("^")
        if isinstance(entry, URLPattern):
            yield pattern.removesuffix("$"), entry.callback
        else:
            yield from everywhere(entry.url_patterns, pattern)


# --- The doors


@pytest.mark.parametrize("required", [True, False])
def test_only_one_address_of_the_site_takes_a_password_for_a_session(person, settings, required):
    """Name and password are posted to every address without places; only the listed ones give a session of the person."""
    settings.SECOND_FACTOR_REQUIRED = required
    doors, asked = set(), []
    browser = Client(raise_request_exception=False)
    for pattern, _view in everywhere():
        if set(pattern) & set("<(*") or pattern == "admin/logout/":
            continue
        browser.post(f"/{pattern}".replace("\\", ""), TYPED)
        asked.append(pattern)
        if UserSession.objects.exclude(user=None).exists():
            doors.add(pattern)
            UserSession.objects.all().delete()
            browser.cookies.clear()
    assert len(asked) > 100
    assert doors == (set() if required else {"admin/login/"})


def test_every_view_that_signs_in_is_listed_or_cannot_be_reached():
    found = {}
    for pattern, view in everywhere():
        kind = getattr(view, "view_class", None)
        if isinstance(kind, type) and issubclass(kind, LoginView):
            found.setdefault(f"{kind.__module__}.{kind.__name__}", []).append(pattern)
    assert found == {
        "editors.views.sign_in.SignInView": ["admin/login/"],
        "wagtail.admin.views.account.LoginView": ["admin/login/"],  # shadowed by ours
        "django.contrib.auth.views.LoginView": ["en/_util/login/"],  # shadowed by ours
    }


def test_wagtails_sign_in_for_readers_leads_to_ours(client, person):
    answer = client.post("/en/_util/login/", TYPED)
    assert (answer.status_code, answer.url) == (302, "/admin/login/")


def test_no_address_of_allauth_is_there(client):
    assert [pattern for pattern, view in everywhere() if "allauth" in getattr(view, "__module__", "")] == []


def test_session_begun_without_the_second_factor_is_nobodys(person, settings):
    browser = Client()
    browser.force_login(person)
    assert browser.get("/admin/account/").status_code == 200
    settings.SECOND_FACTOR_REQUIRED = True
    assert browser.get("/admin/account/").url.startswith("/admin/login/")
    assert browser.get("/admin/login/").status_code == 200


@pytest.mark.parametrize("required", [True, False])
def test_nobody_is_signed_in_who_has_a_second_factor_and_did_not_give_it(rf, person, settings, required):
    settings.SECOND_FACTOR_REQUIRED = required
    give_app(person)
    waiting = sign_in.PendingSignIn(person, "/admin/", False)
    with pytest.raises(ValueError, match="not given"):
        sign_in.finish(rf.get("/"), waiting, is_factor_given=False)


def test_deployment_without_a_second_factor_is_an_error(settings):
    assert "core.E001" in {found.id for found in run_checks(include_deployment_checks=True)}
    settings.SECOND_FACTOR_REQUIRED = True
    assert "core.E001" not in {found.id for found in run_checks(include_deployment_checks=True)}


# --- The rows


def test_nobody_sets_up_a_second_factor_for_somebody_else(person, acting):
    acting(UserFactory(is_superuser=True))
    with pytest.raises(NotAllowed):
        give_app(person)
    assert not second_factors.has_any(person)


def test_ones_own_is_changed_only_after_the_password(person, acting):
    acting(person, is_recent=False)
    for change in [give_app, give_codes]:
        with pytest.raises(NotAllowed, match="your own password"):
            change(person)
    acting(person)
    give_app(person)
    acting(person, is_recent=False)
    for row in Authenticator.objects.all():
        with pytest.raises(NotAllowed, match="your own password"), transaction.atomic():
            row.delete()
    with pytest.raises(NotAllowed, match="your own password"):
        second_factors.reset(person)


def test_one_who_has_less_resets_nothing(person, acting):
    above = UserFactory(is_superuser=True)
    give_app(above)
    for actor in [person, UserFactory(group=ADMINISTRATORS)]:
        acting(actor)
        with pytest.raises(NotAllowed):
            second_factors.reset(above)
    assert second_factors.has_any(above)


def test_account_with_a_second_factor_can_be_deleted(person, acting):
    give_app(person)
    acting(UserFactory(is_superuser=True), is_recent=False)
    person.delete()
    assert not Authenticator.objects.exists()


def test_using_it_sends_no_mail_and_changing_it_does(person):
    key = give_app(person)
    assert OutboxLetter.objects.get().recipient == "layla@example.org"
    assert second_factors.check_code(person, code_of(key))
    assert OutboxLetter.objects.count() == 1
    give_app(person)
    assert OutboxLetter.objects.count() == 2


def test_new_keys_of_encryption_keep_second_factors_readable(person, settings):
    key, codes = give_app(person), give_codes(person)
    settings.SIGNUP_ENCRYPTION_KEYS = [NEW_KEY, *settings.SIGNUP_ENCRYPTION_KEYS]
    rotate()
    settings.SIGNUP_ENCRYPTION_KEYS = [NEW_KEY]
    assert (stored_key(person), second_factors.recovery_codes_of(person)) == (key, codes)


def test_without_its_key_nothing_can_be_read(person, settings):
    give_app(person)
    settings.SIGNUP_ENCRYPTION_KEYS = [NEW_KEY]
    with pytest.raises(UndecryptableError):
        second_factors.check_code(person, "000000")


def test_command_resets_it_where_no_administrator_is_left(person, capsys):
    give_app(person)
    call_command("reset_second_factor", "layla")
    assert not second_factors.has_any(person)
    assert "sets up a new second factor" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no account named 'nobody'"):
        call_command("reset_second_factor", "nobody")


def test_used_codes_are_not_forgotten_with_the_cache(person):
    code = code_of(give_app(person))
    assert second_factors.check_code(person, code)
    cache.clear()
    assert not second_factors.check_code(person, code)


def test_admin_and_readers_sign_in_are_the_same_page():
    assert django_settings.WAGTAILADMIN_LOGIN_URL == django_settings.WAGTAIL_FRONTEND_LOGIN_URL == "wagtailadmin_login"
