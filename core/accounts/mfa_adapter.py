"""What the site decides for django-allauth's second factor; allauth finds it by the setting MFA_ADAPTER."""

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import get_language

from core.encryption import closed, opened
from core.models import Navigation


class MFAAdapter(DefaultMFAAdapter):
    """Keys are stored encrypted, and no e-mail address goes into an authenticator app or a passkey."""

    def encrypt(self, text):
        return closed(text.encode())

    def decrypt(self, encrypted_text):
        return opened(encrypted_text).decode()

    def get_totp_label(self, user):
        return user.get_username()

    def get_totp_issuer(self):
        return _name_of_the_site()

    def get_public_key_credential_rp_entity(self):
        return {"id": host_of(context.request), "name": _name_of_the_site()}

    def get_public_key_credential_user_entity(self, user):
        name = user.get_username()
        return {"id": str(user.pk).encode(), "display_name": name, "name": name}


def _name_of_the_site() -> str:
    return Navigation.objects.for_reader(get_language() or "").site_name


def host_of(request) -> str:
    """Return the host that a passkey made in this request belongs to."""
    return request.get_host().partition(":")[0]
