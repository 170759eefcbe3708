"""Put all answers under the first of SIGNUP_ENCRYPTION_KEYS, and their digests under SIGNUP_DIGEST_KEY."""

from django.core.management.base import BaseCommand, CommandError

from core.encryption import UndecryptableError
from forms_app.key_rotation import rotate


class Command(BaseCommand):
    help = (
        "Puts all answers and their digests under the new keys. Before: put the new key in front of the old ones in "
        "SIGNUP_ENCRYPTION_KEYS, or move SIGNUP_DIGEST_KEY into SIGNUP_DIGEST_KEY_FALLBACKS and set a new one, and "
        "restart the site. docs/backups.md says when the old keys can be taken away."
    )

    def handle(self, **options):
        try:
            self.stdout.write(f"{rotate()} answers are under the new keys.")
        except UndecryptableError as error:
            raise CommandError(f"{error} Nothing was lost; add the missing key and run this again.") from error
