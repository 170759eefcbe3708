"""The link by which a person reaches what they sent, made anew from the row whenever it is needed."""

import base64
import binascii
import hashlib
import hmac
import uuid

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from forms_app.encryption import digest_keys
from forms_app.models import Submission

SIGNATURE_LENGTH = 16


def token_for(submission: Submission) -> str:
    """Return the token in the secret link of a submission; nothing of it is stored."""
    name = submission.uid.bytes
    return base64.urlsafe_b64encode(name + _signatures(name)[0]).decode().rstrip("=")


def submission_by(token: str) -> Submission | None:
    """Return the submission of a token, or None for a wrong one."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return None
    name, signature = raw[:16], raw[16:]
    if len(name) != 16 or not any(hmac.compare_digest(signature, right) for right in _signatures(name)):
        return None
    return Submission.objects.select_related("version").filter(uid=uuid.UUID(bytes=name)).first()


def link_for(submission: Submission) -> str:
    """Return the full address that is mailed to the person, in the language they wrote in."""
    with translation.override(submission.locale):
        return settings.SITE_URL + reverse("forms_app:mine", args=[token_for(submission)])


def _signatures(name: bytes) -> list[bytes]:
    """Return the signature under the present digest key, and those under earlier ones, whose links still open."""
    content = b"secret link" + name
    return [hmac.new(key, content, hashlib.sha256).digest()[:SIGNATURE_LENGTH] for key in digest_keys()]
