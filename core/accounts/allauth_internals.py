"""All that the site uses of django-allauth beyond its model and its adapter.

allauth has no documented way to check a factor without its own sign-in pages, sessions and e-mail addresses. This module
can go when it has one. tests/core/accounts/test_allauth_internals.py fails when what is used here changes.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal import auth as webauthn
from django.core.exceptions import ValidationError

__all__ = ["OtherHostError", "PasskeyError", "RecoveryCodes"]


class PasskeyError(Exception):
    """The browser's answer proves nothing: it is broken, too late, or of a passkey that the account does not have."""


class OtherHostError(PasskeyError):
    """The passkey belongs to another host than the one that asks."""


def new_key() -> str:
    """Return a new key for an authenticator app, in base 32."""
    return totp.generate_totp_secret()


def step_of(key: str, code: str) -> int | None:
    """Return the step of 30 seconds in which a code of this key holds; None if it does not hold now."""
    for step in totp.yield_hotp_counters_from_time():
        if compare_user_code(actual=code, expected=totp.format_hotp_value(totp.hotp_value(key, step))):
            return step
    return None


def creation_options(person) -> dict[str, Any]:
    """Return what a browser needs to make a passkey; the challenge is kept in the session."""
    return _as_json(webauthn.begin_registration(person, passwordless=False))


def request_options(person) -> dict[str, Any]:
    """Return what a browser needs to show a passkey; the challenge is kept in the session."""
    return _as_json(webauthn.begin_authentication(person))


def _as_json(options: Mapping) -> dict[str, Any]:
    """Return the options as plain values, which are later written into the page."""
    return json.loads(json.dumps(options, default=dict))


def check_creation(answer: Any, host: str) -> None:
    """Check the answer of a browser that made a passkey. Raises PasskeyError."""
    _check(webauthn.complete_registration, answer, host)


def check_request(person, answer: Any, host: str):
    """Return the row of the passkey that the browser showed. Raises PasskeyError."""
    return _check(lambda given: webauthn.complete_authentication(person, given), answer, host)


def _check(complete, answer: Any, host: str):
    if _is_of_another_host(answer, host):
        raise OtherHostError
    try:
        return complete(answer)
    except ValidationError as error:
        raise PasskeyError from error
    except Exception as error:
        raise PasskeyError from error
    finally:
        webauthn.clear_state()  # a challenge holds for one answer


def _is_of_another_host(answer: Any, host: str) -> bool:
    """Tell whether the digest of the host in the authenticator's data is another's."""
    try:
        data = base64.urlsafe_b64decode(answer["response"]["authenticatorData"] + "===")
    except (KeyError, TypeError, ValueError):
        return False
    return len(data) >= 32 and data[:32] != hashlib.sha256(host.encode()).digest()
