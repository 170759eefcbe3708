"""Copy everything into a database of the other engine."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, DatabaseError

from core.backups.database_copy import copy_database
from core.backups.errors import BackupError
from core.operations import site_lock

NEW = "new"  # the name of the connection in the settings


class Command(BaseCommand):
    help = (
        "Copies all rows from DATABASE_URL into the empty database that the variable NEW_DATABASE_URL names, from SQLite to "
        "PostgreSQL or back, and compares the counts. Stop web server and worker first; afterwards set DATABASE_URL to the "
        "new address, run update_index, and start the site."
    )

    def handle(self, *, verbosity, **options):
        if NEW not in settings.DATABASES:
            raise CommandError("Set the variable NEW_DATABASE_URL to the address of the new database.")
        tell = self.stdout.write if verbosity > 1 else str
        try:
            with site_lock.alone() as is_alone:
                if not is_alone:
                    raise CommandError("The site runs here. Stop web server and worker first.")
                rows = copy_database(DEFAULT_DB_ALIAS, NEW, tell)
        except (BackupError, DatabaseError, ValueError) as error:
            raise CommandError(f"Nothing was moved. {error}") from error
        call_command("renew_pages")
        self.stdout.write(f"{rows} rows are in the new database, as many in each table as before.")
