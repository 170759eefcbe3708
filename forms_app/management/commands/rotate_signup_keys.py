"""Encrypt all answers anew under the first of SIGNUP_ENCRYPTION_KEYS."""

from django.core.management.base import BaseCommand, CommandError

from core.encryption import UndecryptableError
from forms_app.key_rotation import rotate


class Command(BaseCommand):
    help = (
        "Encrypts all answers anew under the first key. Put the new key in front of the old ones in "
        "SIGNUP_ENCRYPTION_KEYS, restart the site, run this, then take the old keys away and restart again."
    )

    def handle(self, **options):
        try:
            self.stdout.write(f"{rotate()} answers are under the first key.")
        except UndecryptableError as error:
            raise CommandError(f"{error} Nothing was lost; add the missing key and run this again.") from error
