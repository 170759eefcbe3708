"""A wrong key is found when the site starts, not when the first person sends a form."""

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import Error, register


@register
def encryption_keys_fit(app_configs, **kwargs):
    """Report keys that cannot encrypt anything, without showing them."""
    errors = []
    for place, key in enumerate(settings.SIGNUP_ENCRYPTION_KEYS, start=1):
        try:
            Fernet(key)
        except ValueError:
            hint = "Make one: python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"
            errors.append(
                Error(f"Key {place} of SIGNUP_ENCRYPTION_KEYS is not a Fernet key.", hint=hint, id="forms_app.E001")
            )
    if not settings.SIGNUP_ENCRYPTION_KEYS:
        errors.append(Error("SIGNUP_ENCRYPTION_KEYS is empty.", id="forms_app.E002"))
    return errors
