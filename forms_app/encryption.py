"""Answers rest encrypted in the database; a wrong key is an error, never a heap of ciphertext."""

import hashlib
import hmac
import json
import unicodedata
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from core.encryption import closed, opened


def encrypt(value) -> str:
    """Return any JSON value as one token."""
    return closed(json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False).encode())


def decrypt(token: str):
    """Return the JSON value inside a token; raise UndecryptableError if no key fits."""
    return json.loads(opened(token))


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
    return digests(value)[0]


def digests(value: str) -> list[str]:
    """Return the digests of a value under the present key and then under the earlier ones, to look for either."""
    folded = unicodedata.normalize("NFKC", value).strip().casefold().encode()
    return [hmac.new(key, folded, hashlib.sha256).hexdigest() for key in digest_keys()]


def digest_keys() -> list[bytes]:
    """Return the present digest key, and behind it the earlier ones whose digests are still recognised."""
    return [key.encode() for key in (settings.SIGNUP_DIGEST_KEY, *settings.SIGNUP_DIGEST_KEY_FALLBACKS)]
