"""Typed readers of environment variables that say loudly which one is wrong and why."""

import logging
import os
from base64 import urlsafe_b64decode
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import SplitResult, urlsplit

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


def log_level(name: str) -> str:
    """Return a level of Python's logging, INFO unless another is given."""
    given = text(name, "INFO")
    return checked(name, given, lambda level: level in logging.getLevelNamesMapping(), "a level such as INFO")
