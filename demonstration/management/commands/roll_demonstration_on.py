"""Move a demonstration that was built long ago to the next season."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from demonstration.next_season import roll_on


class Command(BaseCommand):
    help = "Moves the newest call, its forms and its programme to the season that comes next, in every language."

    def handle(self, **options):
        season = roll_on(timezone.localdate())
        if season:
            self.stdout.write(f"The season begins on {season:%d %B %Y} now.")
        else:
            self.stdout.write("The call is of the next season already; nothing was changed.")
