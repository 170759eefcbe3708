"""Take the second factor of somebody away who lost it, where no administrator is left to do it in the admin."""

from django.core.management.base import BaseCommand, CommandError

from core.accounts import second_factors
from core.models import User


class Command(BaseCommand):
    help = (
        "Resets the second factor of an account: its owner sets up a new one at the next sign-in, and is told by mail."
    )

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, username, **options):
        person = User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"There is no account named {username!r}. Nothing was changed.")
        second_factors.reset(person)
        self.stdout.write(f"{username} sets up a new second factor at the next sign-in. Their sessions have ended.")
