"""The settings are driven by the environment: production by default, and loud about what is wrong."""

import os
import runpy
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from wagtail.embeds.embeds import get_embed
from wagtail.embeds.exceptions import EmbedUnsupportedProviderException

LONG = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz"
WHOLE = {
    "SECRET_KEY": LONG,
    "SIGNUP_DIGEST_KEY": LONG,
    "SIGNUP_ENCRYPTION_KEYS": "b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OS1hYmNkZWY=",
    "SITE_URL": "https://example.org",
}


@pytest.fixture
def load(monkeypatch, tmp_path):
    """Return a function that reads the settings under an environment of only these variables."""

    def load(**variables):
        for name in os.environ:
            monkeypatch.delenv(name)
        for name, value in {"DATA_DIR": str(tmp_path), **variables}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(settings.BASE_DIR / "icssi_cms" / "settings.py")

    return load


def test_production_is_the_default(load):
    loaded = load(**WHOLE)

    assert loaded["DEBUG"] is False
    assert loaded["SESSION_COOKIE_SECURE"]
    assert loaded["SECURE_SSL_REDIRECT"]
    assert loaded["STORAGES"]["staticfiles"]["BACKEND"] == "whitenoise.storage.CompressedManifestStaticFilesStorage"


def test_only_the_host_of_the_site_is_answered(load):
    assert load(**WHOLE)["ALLOWED_HOSTS"] == ["example.org"]


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000", "site.localhost"])
def test_second_factor_is_required_unless_a_demonstration_on_this_computer_says_otherwise(load, host):
    assert load(**WHOLE)["SECOND_FACTOR_REQUIRED"] is True
    local = WHOLE | {"SITE_URL": f"http://{host}"}
    assert load(**local)["SECOND_FACTOR_REQUIRED"] is True
    assert load(**local, SECOND_FACTOR="0")["SECOND_FACTOR_REQUIRED"] is False


@pytest.mark.parametrize("url", ["http://example.org", "http://192.168.1.5:8000"])
def test_unencrypted_site_that_others_reach_is_refused_until_it_is_confirmed(load, url):
    unencrypted = WHOLE | {"SITE_URL": url}
    with pytest.raises(ImproperlyConfigured, match="begins with http://"):
        load(**unencrypted)
    assert load(**unencrypted, UNENCRYPTED="1")["IS_ENCRYPTED"] is False


@pytest.mark.parametrize("url", ["http://localhost:8000", "http://abcdefghij.onion"])
def test_site_on_this_computer_or_in_tor_needs_no_https(load, url):
    assert load(**(WHOLE | {"SITE_URL": url}))["IS_ENCRYPTED"] is False


def test_debugging_where_others_reach_the_site_is_refused(load):
    with pytest.raises(ImproperlyConfigured, match="DEBUG may be 1 only where"):
        load(**WHOLE, DEBUG="1")
    assert load(**(WHOLE | {"SITE_URL": "http://localhost:8000"}), DEBUG="1")["DEBUG"] is True


def test_browsers_ship_the_host_as_encrypted_only_where_the_operator_wants_it(load):
    usual, wanted = load(**WHOLE), load(**WHOLE, HSTS_PRELOAD="1")
    names = ("SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD")
    assert usual["SECURE_HSTS_SECONDS"] == 365 * 24 * 60 * 60
    assert [usual[name] for name in names] == [False, False]
    assert [wanted[name] for name in names] == [True, True]


@pytest.mark.parametrize("host", ["example.org", "192.168.1.5", "localhost.example.org", "site.onion"])
def test_site_that_others_reach_refuses_to_start_without_a_second_factor(load, host):
    with pytest.raises(ImproperlyConfigured, match="SECOND_FACTOR may be 0 only where"):
        load(**(WHOLE | {"SITE_URL": f"https://{host}"}), SECOND_FACTOR="0")


def test_development_needs_no_secrets_but_the_one_that_keeps_answers(load):
    loaded = load(DEBUG="1", SIGNUP_ENCRYPTION_KEYS=WHOLE["SIGNUP_ENCRYPTION_KEYS"])

    assert loaded["DEBUG"] is True


@pytest.mark.parametrize("name", WHOLE)
def test_missing_variable_is_told_by_name(load, name):
    with pytest.raises(ImproperlyConfigured, match=rf"\b{name} is missing"):
        load(**{key: value for key, value in WHOLE.items() if key != name})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("SECOND_FACTOR", "0"),
        ("SECOND_FACTOR", "perhaps"),
        ("BEHIND_PROXY", "nginx"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("SIGNUP_DIGEST_KEY", "short"),
        ("SIGNUP_ENCRYPTION_KEYS", "not a key"),
        ("SIGNUP_ENCRYPTION_KEYS", f"{WHOLE['SIGNUP_ENCRYPTION_KEYS']},c2hvcnQ="),
        ("SIGNUP_ENCRYPTION_KEYS", ","),
        ("SITE_URL", "example.org"),
        ("SITE_URL", "https://"),
        ("SITE_URL", "ftp://example.org"),
        ("SITE_URL", "https://[example"),
        ("DATABASE_URL", "mysql://localhost/site"),
        ("DATABASE_URL", "postgresql://localhost:port/site"),
        ("DATABASE_URL", "postgresql://localhost"),
        ("EMAIL_URL", "pigeon://localhost"),
        ("EMAIL_URL", "smtp://"),
        ("EMAIL_URL", "smtp://localhost:port"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_unusable_value_is_told_by_name(load, name, value):
    with pytest.raises(ImproperlyConfigured, match=rf"\b{name}\b"):
        load(**WHOLE | {name: value})


@pytest.mark.parametrize("name", ["SECRET_KEY", "SIGNUP_DIGEST_KEY", "SIGNUP_ENCRYPTION_KEYS"])
def test_weak_secret_is_not_printed(load, name):
    with pytest.raises(ImproperlyConfigured) as told:
        load(**WHOLE | {name: "pa55word"})

    assert "pa55word" not in str(told.value)


def test_program_that_cannot_start_names_the_variable_and_nothing_else():
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "check"]

    finished = subprocess.run(command, env={"DATA_DIR": str(settings.DATA_DIR)}, capture_output=True, text=True)

    assert finished.returncode != 0
    assert "SITE_URL is missing" in finished.stderr
    assert "Traceback" not in finished.stderr


@pytest.mark.django_db
def test_no_address_that_somebody_types_is_asked_for_a_film():
    with pytest.raises(EmbedUnsupportedProviderException):
        get_embed("https://www.youtube.com/watch?v=dQw4w9WgXcQ")
