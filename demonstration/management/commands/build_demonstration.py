"""Build the demonstration site in an empty database."""

from pathlib import Path

from django.core.management.base import BaseCommand

from core.backups import private_files
from demonstration.build import build, is_built


class Command(BaseCommand):
    help = "Builds the demonstration site if the database has no content yet; otherwise changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--logins", type=Path, help="File to write the logins to, readable by you alone.")

    def handle(self, *, logins=None, **options):
        if is_built():
            return
        self.stdout.write("Building the demonstration site ...")
        self.stdout.flush()
        lines = ["{username:10}  {password}  {task}".format(**person) for person in build()]
        if logins:
            with private_files.create(logins) as file:
                file.write("".join(f"{line}\n" for line in lines).encode())
        self.stdout.write("\nLogins, shown this once:\n  " + "\n  ".join(lines) + "\n")
