"""Encryption of single values with SIGNUP_ENCRYPTION_KEYS, which are kept apart from the database and its backups."""

import base64
import binascii
import os
from collections.abc import Callable
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_LENGTH = 12  # bytes, made at random for each token


class UndecryptableError(Exception):
    """What is stored cannot be read with any of the keys in SIGNUP_ENCRYPTION_KEYS."""


@lru_cache(maxsize=8)
def _ciphers(keys: tuple[str, ...]) -> list[AESGCM]:
    return [AESGCM(base64.urlsafe_b64decode(key)) for key in keys]


def _all_ciphers() -> list[AESGCM]:
    """Return the ciphers: the first writes, every one reads."""
    return _ciphers(tuple(settings.SIGNUP_ENCRYPTION_KEYS))


def closed(content: bytes) -> str:
    """Return a token that holds these bytes, under the first key."""
    nonce = os.urandom(NONCE_LENGTH)
    return base64.b64encode(nonce + _all_ciphers()[0].encrypt(nonce, content, None)).decode()


def opener() -> Callable[[str], bytes]:
    """Return the function that opens tokens under the keys as they are now; for those who open very many."""
    ciphers = _all_ciphers()

    def open_one(token: str) -> bytes:
        try:
            raw = binascii.a2b_base64(token)
        except ValueError as error:
            raise UndecryptableError("This is no token.") from error
        nonce, content = raw[:NONCE_LENGTH], raw[NONCE_LENGTH:]
        for cipher in ciphers:
            try:
                return cipher.decrypt(nonce, content, None)
            except (InvalidTag, ValueError):  # a value error: it is too short to be one
                continue
        raise UndecryptableError("No key in SIGNUP_ENCRYPTION_KEYS fits.")

    return open_one


def opened(token: str) -> bytes:
    """Return the bytes inside a token; raise UndecryptableError if no key fits."""
    return opener()(token)


def reencrypted(token: str) -> str:
    """Return the same content under the first key."""
    return closed(opened(token))
