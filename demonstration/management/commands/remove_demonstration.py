"""Take the demonstration away from a site that people have begun to use."""

from django.core.management.base import BaseCommand, CommandError

from demonstration.removal import NoAdministratorError, remove


class Command(BaseCommand):
    help = (
        "Deletes the pages, forms, terms, pictures and accounts of the demonstration that nobody has changed or uses."
    )

    def handle(self, **options):
        try:
            report = remove()
        except NoAdministratorError:
            raise CommandError(
                "Nobody could run the site afterwards. Make an administrator first: manage.py make_administrator ADDRESS"
            ) from None
        self.stdout.write(f"{report.removed} rows of the demonstration were deleted.")
        for name in report.kept:
            self.stdout.write(f"Kept, because people changed or use it: {name}")
