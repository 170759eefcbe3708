"""Answers rest encrypted in the database; a wrong key is an error, never a heap of ciphertext."""

import base64
import hashlib
import hmac
import json
import os
import unicodedata
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

NONCE_LENGTH = 12  # bytes, made at random for each token


class UndecryptableError(Exception):
    """What is stored cannot be read with any of the keys in SIGNUP_ENCRYPTION_KEYS."""


@lru_cache(maxsize=8)
def _ciphers(keys: tuple[str, ...]) -> list[AESGCM]:
    return [AESGCM(base64.urlsafe_b64decode(key)) for key in keys]


def _all_ciphers() -> list[AESGCM]:
    """Return the ciphers: the first writes, every one reads."""
    return _ciphers(tuple(settings.SIGNUP_ENCRYPTION_KEYS))


def _closed(content: bytes) -> str:
    nonce = os.urandom(NONCE_LENGTH)
    return base64.b64encode(nonce + _all_ciphers()[0].encrypt(nonce, content, None)).decode()


def opened(token: str) -> bytes:
    """Return the bytes inside a token; raise UndecryptableError if no key fits."""
    try:
        raw = base64.b64decode(token)
    except ValueError as error:
        raise UndecryptableError("This is no token.") from error
    nonce, content = raw[:NONCE_LENGTH], raw[NONCE_LENGTH:]
    for cipher in _all_ciphers():
        try:
            return cipher.decrypt(nonce, content, None)
        except (InvalidTag, ValueError):  # a value error: it is too short to be one
            continue
    raise UndecryptableError("No key in SIGNUP_ENCRYPTION_KEYS fits.")


def encrypt(value) -> str:
    """Return any JSON value as one token."""
    return _closed(json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False).encode())


def decrypt(token: str):
    """Return the JSON value inside a token; raise UndecryptableError if no key fits."""
    return json.loads(opened(token))


def reencrypted(token: str) -> str:
    """Return the same content under the first key."""
    return _closed(opened(token))


class EncryptedJSONField(models.TextField):
    """A JSON document that leaves the process only as a token, in dumps of the database too."""

    # Told to the type checker only: what goes in and comes out is any JSON value, not text.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def get_prep_value(self, value):
        return None if value is None else encrypt(value)

    def from_db_value(self, value, expression, connection):
        return None if value is None else decrypt(value)

    def to_python(self, value):
        return value

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def get_lookup(self, lookup_name):
        if lookup_name != "isnull":
            raise TypeError("Encrypted answers cannot be searched; look for a digest instead.")
        return super().get_lookup(lookup_name)


def digest(value: str) -> str:
    """Return a keyed digest by which equal values are recognised and nothing can be read back."""
    folded = unicodedata.normalize("NFKC", value).strip().casefold()
    return hmac.new(settings.SIGNUP_DIGEST_KEY.encode(), folded.encode(), hashlib.sha256).hexdigest()
