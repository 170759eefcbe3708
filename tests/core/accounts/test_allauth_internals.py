"""What the site uses of django-allauth without a documented way: when one of these fails, look at core.accounts.allauth_internals."""

import inspect

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal import auth as webauthn

from core.accounts import allauth_internals

RFC_KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # of RFC 6238, appendix B


@pytest.mark.parametrize(("at", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_codes_are_those_of_the_standard(monkeypatch, at, code):
    monkeypatch.setattr(totp.time, "time", lambda: at)
    assert allauth_internals.step_of(RFC_KEY, code) == at // 30
    assert allauth_internals.step_of(RFC_KEY, code[::-1]) is None


@pytest.mark.parametrize(
    ("function", "parameters"),
    [
        (totp.hotp_value, ["secret", "counter"]),
        (totp.format_hotp_value, ["value"]),
        (totp.yield_hotp_counters_from_time, []),
        (webauthn.begin_registration, ["user", "passwordless"]),
        (webauthn.complete_registration, ["credential"]),
        (webauthn.begin_authentication, ["user"]),
        (webauthn.complete_authentication, ["user", "response"]),
        (webauthn.clear_state, []),
        (RecoveryCodes.activate, ["user"]),
        (RecoveryCodes.validate_code, ["self", "code"]),
        (RecoveryCodes.get_unused_codes, ["self"]),
    ],
)
def test_what_is_called_has_the_parameters_it_had(function, parameters):
    assert list(inspect.signature(function).parameters) == parameters


def test_allauth_remembers_used_codes_in_the_cache_only():
    """When this fails, look whether allauth keeps them in the database: then its own check of a code can be used."""
    assert "cache" in totp.TOTP._mark_code_used.__code__.co_names
