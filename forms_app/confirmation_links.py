"""The link in a mail that confirms an address: only who reads the mail has it, and it names the address it was sent to.

It is signed by Django and lasts as long as the answer, which is deleted after a week if nobody confirms it: the mail is the
only one that many people get, and the way to what they sent. A corrected address needs a new link.
"""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from forms_app.encryption import digests
from forms_app.models import Submission

SALT = "forms_app.confirmation"


def confirmation_link(submission: Submission) -> str:
    """Return the full address that is mailed to the person, in the language they wrote in."""
    token = signing.dumps([submission.uid.hex, _address_digests(submission)[0]], salt=SALT)
    with translation.override(submission.locale):
        return settings.SITE_URL + reverse("forms_app:confirm_by_mail", args=[token])


def submission_to_confirm(token: str) -> Submission | None:
    """Return the submission whose present address a token confirms, or None."""
    try:
        uid, address = signing.loads(token, salt=SALT)
    except (signing.BadSignature, UnicodeError):
        return None
    submission = Submission.objects.select_related("version").filter(uid=uid).first()
    return submission if submission and address in _address_digests(submission) else None


def _address_digests(submission: Submission) -> list[str]:
    return [name[:32] for name in digests(f"address to confirm {submission.email}")]
