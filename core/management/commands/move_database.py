"""Copy everything into a database of the other engine."""

import os
import subprocess
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, DatabaseError

from core.backups.database_copy import copy_database
from core.backups.errors import BackupError
from core.operations import site_lock

NEW = "new"  # the name of the connection in the settings


def make_tables() -> None:
    """Run the migrations there in a process of their own: some of them know of no connection but the default."""
    environment = os.environ | {"DATABASE_URL": os.environ["NEW_DATABASE_URL"]}
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "migrate", "--no-input", "--verbosity=0"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    if done.returncode:
        raise BackupError(f"The tables could not be made there: {done.stderr.strip().splitlines()[-1]}")


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
                make_tables()
                rows = copy_database(DEFAULT_DB_ALIAS, NEW, tell)
        except (BackupError, DatabaseError, ValueError) as error:
            raise CommandError(f"Nothing was moved. {error}") from error
        call_command("renew_pages")
        self.stdout.write(f"{rows} rows are in the new database, as many in each table as before.")
