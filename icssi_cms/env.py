"""Typed readers of environment variables that say loudly which one is wrong and why."""

import logging
import os
from base64 import urlsafe_b64decode
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

Value = TypeVar("Value")

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"", "0", "false", "no", "off"}
names: set[str] = set()
"""The variables asked for so far."""


def text(name: str, default: str | None = None) -> str:
    """Return the variable as text; without a default a missing or empty one is an error."""
    names.add(name)
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(
            f"The environment variable {name} is missing. Set it and start again; README.md says what it is for."
        )
    return default


def boolean(name: str, default: bool = False) -> bool:
    """Return the variable as true or false; any other word is an error."""
    names.add(name)
    value = os.environ.get(name, str(default)).strip().lower()
    if value in TRUE_WORDS:
        return True
    if value in FALSE_WORDS:
        return False
    raise ImproperlyConfigured(f"The environment variable {name} must be 1 or 0, not {value!r}.")


def number(name: str, default: int) -> int:
    """Return the variable as a whole number; anything else is an error."""
    value = text(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"The environment variable {name} must be a whole number, not {value!r}.")
    return int(value)


def numbers(name: str, default: tuple[int, ...]) -> tuple[int, ...]:
    """Return the variable as whole numbers with spaces between them, as many as the default has."""
    value = text(name, " ".join(map(str, default)))
    parts = value.split()
    if len(parts) != len(default) or not all(part.isdecimal() for part in parts):
        raise ImproperlyConfigured(
            f"The environment variable {name} must be {len(default)} whole numbers such as "
            f"“{' '.join(map(str, default))}”, not {value!r}."
        )
    return tuple(int(part) for part in parts)


def words(name: str, default: str | None = "") -> list[str]:
    """Return the comma-separated variable as a list, without empty entries."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def path(name: str, default: Path) -> Path:
    """Return the variable as an absolute path."""
    return Path(text(name, str(default))).expanduser().resolve()


def secret(name: str, least: int, default: str | None = None) -> str:
    """Return a secret of at least `least` characters; a shorter one is an error that does not print it."""
    return _checked_secret(name, least, text(name, default))


def secrets(name: str, least: int) -> list[str]:
    """Return the comma-separated secrets, none by default; one that is too short is an error that does not print it."""
    return [_checked_secret(name, least, value) for value in words(name)]


def _checked_secret(name: str, least: int, value: str) -> str:
    if len(value) < least or len(set(value)) < min(least, 8):
        raise ImproperlyConfigured(
            f"The environment variable {name} is too weak: it needs at least {least} unpredictable characters."
        )
    return value


def keys(name: str) -> list[str]:
    """Return the comma-separated encryption keys; one that could not encrypt is an error that does not print it."""
    found = words(name, None)
    if not found or not all(_is_key(key) for key in found):
        raise ImproperlyConfigured(
            f"The environment variable {name} must hold keys of 32 random bytes each, written in URL-safe base64."
        )
    return found


def _is_key(key: str) -> bool:
    try:
        return len(urlsafe_b64decode(key)) == 32
    except ValueError:
        return False


def is_local(site_url: str) -> bool:
    """Return whether only this computer reaches an address."""
    host = urlsplit(site_url).hostname or ""
    return host in {"localhost", "127.0.0.1", "::1"} or host.endswith(".localhost")


def debug(name: str, site_url: str) -> bool:
    """Return whether the site is being developed; refused where others reach it: error pages would tell them everything."""
    is_on = boolean(name)
    if is_on and not is_local(site_url):
        raise ImproperlyConfigured(
            f"The environment variable {name} may be 1 only where SITE_URL is an address of this computer, such as "
            "http://localhost:8000: error pages would tell strangers settings and code. Take it away."
        )
    return is_on


def encryption(name: str, site_url: str) -> bool:
    """Return whether visitors reach the site by https; without it only on this computer, by Tor, or if `name` says so."""
    is_unencrypted = site_url.startswith("http://")
    is_confirmed = boolean(name)
    is_onion = (urlsplit(site_url).hostname or "").endswith(".onion")  # Tor encrypts by itself
    if is_unencrypted and not (is_confirmed or is_onion or is_local(site_url)):
        raise ImproperlyConfigured(
            "The environment variable SITE_URL begins with http://, so that everybody on the way reads passwords and what "
            f"people send. Write https://, or {name}=1 if nobody else can reach the site, such as in a test."
        )
    return not is_unencrypted


def second_factor(name: str, site_url: str) -> bool:
    """Return whether a second factor is required at sign-in: always, but in a demonstration on this computer."""
    is_required = boolean(name, True)
    if not (is_required or is_local(site_url)):
        raise ImproperlyConfigured(
            f"The environment variable {name} may be 0 only where SITE_URL is an address of this computer, such as "
            "http://localhost:8000. Elsewhere everybody who works on the site needs a second factor: take it away."
        )
    return is_required


def address(name: str, default: str | None = None) -> SplitResult:
    """Return the parts of an address; one that cannot be taken apart is an error that prints no password."""
    try:
        parts = urlsplit(text(name, default))
        parts.port  # noqa: B018  it is only read, and so checked, when somebody asks for it
    except ValueError:
        raise ImproperlyConfigured(
            f"The environment variable {name} is no address: look at its port, and write : / @ in a password as %3A %2F %40."
        ) from None
    return parts


def site(name: str, default: str | None = None) -> str:
    """Return the address of a site, without a slash at the end."""
    parts = address(name, default)
    is_site = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return checked(name, parts.geturl().rstrip("/"), lambda _url: is_site, "a full address such as https://example.org")


def checked(name: str, value: Value, allowed: Callable[[Value], bool], wanted: str) -> Value:
    """Return the value if it is allowed; otherwise say what is wanted in its place."""
    if not allowed(value):
        raise ImproperlyConfigured(f"The environment variable {name} must be {wanted}, not {value!r}.")
    return value


def database(name: str, sqlite_default: Path) -> dict:
    """Return Django's DATABASES entry for a postgresql:// address, or for the embedded SQLite file.

    SQLite runs with a write-ahead log, full synchronisation (an acknowledged write survives a
    power cut), write locks taken when a transaction begins, and 20 seconds of patience.
    """
    parts = address(name, f"sqlite:///{sqlite_default}")
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(text(name, f"sqlite:///{sqlite_default}").removeprefix("sqlite:///")),
            "ATOMIC_REQUESTS": False,
            "CONN_MAX_AGE": 60,  # the last connection that is closed has to empty the write-ahead log
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    if parts.scheme in {"postgres", "postgresql"} and parts.path.strip("/"):
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": query.pop("host", parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"connect_timeout": "3"} | query,
        }
    raise ImproperlyConfigured(
        f"The environment variable {name} must be postgresql://… with the name of a database, or sqlite:///…"
    )


def front_cache(name: str) -> dict[str, dict]:
    """Return Wagtail's WAGTAILFRONTENDCACHE for a cache in front of the site; empty if there is none.

    http://host:port (Varnish or nginx with purging), cloudflare://TOKEN@ZONE or cloudfront://DISTRIBUTION.
    """
    url = text(name, "")
    parts = urlsplit(url)
    backends = "wagtail.contrib.frontend_cache.backends"
    if not url:
        return {}
    if parts.scheme in {"http", "https"} and parts.hostname:
        return {"front": {"BACKEND": f"{backends}.HTTPBackend", "LOCATION": url}}
    # A zone or distribution may be written in capitals, which a host name would lose.
    place = parts.netloc.rpartition("@")[2]
    if parts.scheme == "cloudflare" and parts.username and place:
        token = {"BEARER_TOKEN": unquote(parts.username), "ZONEID": place}
        return {"front": {"BACKEND": "core.page_store.cdn_purge.CloudflareBackend", **token}}
    if parts.scheme == "cloudfront" and place:
        return {"front": {"BACKEND": f"{backends}.CloudfrontBackend", "DISTRIBUTION_ID": place}}
    raise ImproperlyConfigured(
        f"The environment variable {name} must be http://host:port, cloudflare://TOKEN@ZONE or cloudfront://DISTRIBUTION."
    )


def caches(name: str) -> dict[str, dict]:
    """Return Django's CACHES: the memory of each process, or redis://host:port/number for several hosts."""
    url = text(name, "")
    if not url:
        return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    checked(name, url, lambda given: urlsplit(given).scheme in {"redis", "rediss", "unix"}, "a redis:// address")
    patience = {"socket_connect_timeout": 1, "socket_timeout": 1}
    return {
        "default": {
            "BACKEND": "core.operations.redis_cache.FaultTolerantRedisCache",
            "LOCATION": url,
            "OPTIONS": patience,
        },
    }


def storage(name: str, site_url: str) -> dict:
    """Return Django's storage of uploads: MEDIA_ROOT, or s3://bucket, or s3://bucket?endpoint=https://host&region=name.

    Readers get pictures from the site's own address either way: the web server in front passes /media/images/ on.
    Keys come from the variables every S3 client reads, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
    """
    url = text(name, "")
    if not url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts = urlsplit(url)
    checked(name, url, lambda _given: parts.scheme == "s3" and bool(parts.netloc), "s3://bucket")
    asked = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    options = {
        "bucket_name": parts.netloc,
        "location": "media",
        "custom_domain": urlsplit(site_url).netloc,
        "url_protocol": f"{urlsplit(site_url).scheme}:",
        "default_acl": None,
        "file_overwrite": False,
        "querystring_auth": False,
        "endpoint_url": asked.get("endpoint"),
        "region_name": asked.get("region"),
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def email(name: str, default: str) -> dict[str, object]:
    """Return Django's EMAIL_* settings for console:, smtp://user:password@host:port, smtp+tls:// or smtps://."""
    parts = address(name, default)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme not in {"smtp", "smtp+tls", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(
            f"The environment variable {name} must be console: or smtp://, smtp+tls:// or smtps:// with a host."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


def machine_translator(name: str) -> dict[str, object] | None:
    """Return WAGTAILLOCALIZE_MACHINE_TRANSLATOR; None if no machine is to translate.

    libretranslate+https://host (with a key: libretranslate+https://KEY@host) or deepl://KEY.
    """
    url = text(name, "")
    scheme, _, place = url.partition("://")
    classes = "wagtail_localize.machine_translators"
    if not url:
        return None
    if scheme == "deepl" and place:
        return {"CLASS": f"{classes}.deepl.DeepLTranslator", "OPTIONS": {"AUTH_KEY": unquote(place), "TIMEOUT": 10}}
    parts = urlsplit(url)
    if scheme in {"libretranslate+https", "libretranslate+http"} and parts.hostname:
        host = parts.netloc.rpartition("@")[2]
        address = f"{scheme.partition('+')[2]}://{host}{parts.path.rstrip('/')}"
        options = {"LIBRETRANSLATE_URL": address, "API_KEY": unquote(parts.username or ""), "TIMEOUT": 10}
        return {"CLASS": f"{classes}.libretranslate.LibreTranslator", "OPTIONS": options}
    raise ImproperlyConfigured(
        f"The environment variable {name} must be libretranslate+https://host, libretranslate+https://KEY@host or deepl://KEY."
    )


def log_level(name: str) -> str:
    """Return a level of Python's logging, INFO unless another is given."""
    given = text(name, "INFO")
    return checked(name, given, lambda level: level in logging.getLevelNamesMapping(), "a level such as INFO")
