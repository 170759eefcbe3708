"""Make a backup."""

from django.core.management.base import BaseCommand, CommandError

from core.backups.backup import back_up
from core.backups.errors import BackupError


class Command(BaseCommand):
    help = "Backs up the database and the uploads to BACKUP_TO, encrypted for BACKUP_KEY, and deletes backups too old to keep."

    def handle(self, **options):
        try:
            report = back_up()
        except BackupError as error:
            raise CommandError(f"There is no new backup. {error}") from error
        self.stdout.write(
            f"{report.name}: {report.rows} rows, {report.new_uploads} uploads that were new; {report.deleted} old backups deleted."
        )
