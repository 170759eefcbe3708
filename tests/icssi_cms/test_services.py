import sqlite3

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import ConnectionHandler
from django.utils.module_loading import import_string
from wagtail_localize.machine_translators.base import BaseMachineTranslator

from icssi_cms import services


@pytest.fixture
def file_database(monkeypatch, tmp_path, django_db_blocker):
    """A connection to an SQLite file, as the site makes it where nobody names another database."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    connection = ConnectionHandler({"default": services.database("DATABASE_URL", tmp_path / "db.sqlite3")})["default"]
    with django_db_blocker.unblock():
        yield connection
        connection.close()


def pragma(connection, name):
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


def test_sqlite_writes_ahead(file_database):
    assert pragma(file_database, "journal_mode") == "wal"


def test_sqlite_keeps_what_it_has_acknowledged_through_a_power_cut(file_database):
    full = 2

    assert pragma(file_database, "synchronous") == full


def test_sqlite_is_patient(file_database):
    assert pragma(file_database, "busy_timeout") == 20_000


def test_sqlite_transaction_takes_the_write_lock_when_it_begins(file_database, tmp_path):
    file_database.ensure_connection()
    file_database.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

    with sqlite3.connect(tmp_path / "db.sqlite3", timeout=0) as other, pytest.raises(sqlite3.OperationalError):
        other.execute("BEGIN IMMEDIATE")


def test_postgresql_address_is_understood(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://us%40er:p%2Fw@db.example.org:5433/site?sslmode=require")

    options = services.database("DATABASE_URL", "db.sqlite3")

    assert options["ENGINE"] == "django.db.backends.postgresql"
    assert (options["USER"], options["PASSWORD"]) == ("us@er", "p/w")
    assert (options["HOST"], options["PORT"], options["NAME"]) == ("db.example.org", "5433", "site")
    assert options["OPTIONS"]["sslmode"] == "require"


def test_postgresql_may_listen_on_a_socket(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql:///site?host=/run/postgresql")

    options = services.database("DATABASE_URL", "db.sqlite3")

    assert (options["HOST"], options["NAME"]) == ("/run/postgresql", "site")
    assert "host" not in options["OPTIONS"]


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.org", 25, False, False),
        ("smtp+tls://mail.example.org", 587, True, False),
        ("smtps://mail.example.org", 465, False, True),
        ("smtps://mail.example.org:2465", 2465, False, True),
    ],
)
def test_mail_server_address_chooses_port_and_encryption(monkeypatch, url, port, tls, ssl):
    monkeypatch.setenv("EMAIL_URL", url)

    options = services.email("EMAIL_URL", "console:")

    assert (options["EMAIL_PORT"], options["EMAIL_USE_TLS"], options["EMAIL_USE_SSL"]) == (port, tls, ssl)


def test_mail_server_is_waited_for_with_a_limit(monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "smtp://u:p@mail.example.org")

    assert 0 < services.email("EMAIL_URL", "console:")["EMAIL_TIMEOUT"] <= 30


@pytest.mark.parametrize(
    ("url", "name", "options"),
    [
        ("deepl://abc:fx", "DeepLTranslator", {"AUTH_KEY": "abc:fx"}),
        (
            "libretranslate+https://KEY@words.example:5000/api/",
            "LibreTranslator",
            {"LIBRETRANSLATE_URL": "https://words.example:5000/api", "API_KEY": "KEY"},
        ),
    ],
)
def test_a_machine_translator_is_one_address(monkeypatch, url, name, options):
    monkeypatch.setenv("MACHINE_TRANSLATOR", url)
    found = services.machine_translator("MACHINE_TRANSLATOR")
    assert issubclass(import_string(found["CLASS"]), BaseMachineTranslator)
    assert found["CLASS"].endswith(name)
    assert options.items() <= found["OPTIONS"].items()


def test_no_machine_translates_unless_somebody_wants_one(monkeypatch):
    monkeypatch.delenv("MACHINE_TRANSLATOR", raising=False)
    assert services.machine_translator("MACHINE_TRANSLATOR") is None


@pytest.mark.parametrize("url", ["google", "https://words.example", "deepl://", "libretranslate+https://"])
def test_a_wrong_machine_translator_is_named(monkeypatch, url):
    monkeypatch.setenv("MACHINE_TRANSLATOR", url)
    with pytest.raises(ImproperlyConfigured, match="MACHINE_TRANSLATOR"):
        services.machine_translator("MACHINE_TRANSLATOR")


@pytest.mark.parametrize("url", ["memcached://x", "http://x", "x"])
def test_cache_that_is_no_redis_is_refused_at_the_start(url, monkeypatch):
    monkeypatch.setenv("REDIS_URL", url)
    with pytest.raises(ImproperlyConfigured, match="REDIS_URL"):
        services.caches("REDIS_URL")


def test_uploads_may_live_in_a_bucket_under_the_same_address(monkeypatch):
    monkeypatch.setenv("MEDIA_STORAGE", "s3://files?endpoint=https://s3.example.org&region=eu")
    options = services.storage("MEDIA_STORAGE", "https://example.org")["OPTIONS"]
    assert (options["bucket_name"], options["custom_domain"]) == ("files", "example.org")
    assert (options["endpoint_url"], options["region_name"]) == ("https://s3.example.org", "eu")


@pytest.mark.parametrize("url", ["ftp://x", "s3://", "files"])
def test_other_places_for_uploads_are_refused_at_the_start(url, monkeypatch):
    monkeypatch.setenv("MEDIA_STORAGE", url)
    with pytest.raises(ImproperlyConfigured, match="MEDIA_STORAGE"):
        services.storage("MEDIA_STORAGE", "https://example.org")


@pytest.mark.parametrize(
    ("url", "backend"),
    [
        ("http://127.0.0.1:6081", "HTTPBackend"),
        ("cloudflare://token@Zone", "CloudflareBackend"),
        ("cloudfront://E123", "CloudfrontBackend"),
    ],
)
def test_cache_in_front_is_named_by_an_address(url, backend, monkeypatch):
    monkeypatch.setenv("FRONT_CACHE", url)
    assert services.front_cache("FRONT_CACHE")["front"]["BACKEND"].endswith(backend)


@pytest.mark.parametrize("url", ["cloudflare://zone", "x", "ftp://x"])
def test_unknown_cache_in_front_is_refused_at_the_start(url, monkeypatch):
    monkeypatch.setenv("FRONT_CACHE", url)
    with pytest.raises(ImproperlyConfigured, match="FRONT_CACHE"):
        services.front_cache("FRONT_CACHE")
