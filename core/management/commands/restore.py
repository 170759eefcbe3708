"""Bring a backup back."""

from django.core.management.base import BaseCommand, CommandError

from core.backups.errors import BackupError
from core.backups.restoration import restore


class Command(BaseCommand):
    help = (
        "Puts a backup in the place of the database and brings missing uploads back. Stop web server and worker first. "
        "What people erased or took back since the backup was made is erased again."
    )

    def add_arguments(self, parser):
        parser.add_argument("backup", help='A file, the name of a backup in BACKUP_TO, or "latest".')
        parser.add_argument(
            "--key", required=True, help='The file with the private key; "-" reads it from standard input.'
        )

    def handle(self, *, backup, key, **options):
        try:
            report = restore(backup, key)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"The backup of {report.made_at} is back: {report.rows} rows, {report.uploads} uploads.")
        for line in report.said:
            self.stdout.write(line)
        if report.problems:
            raise CommandError("\n".join(["Not everything is as it was:", *report.problems]))
        if options["verbosity"]:  # a drill stopped nothing
            self.stdout.write("Start the site again.")
