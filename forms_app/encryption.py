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
    folded = unicodedata.normalize("NFKC", value).strip().casefold()
    return hmac.new(settings.SIGNUP_DIGEST_KEY.encode(), folded.encode(), hashlib.sha256).hexdigest()
