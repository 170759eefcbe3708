"""Build the demonstration site in an empty database."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand

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
            with os.fdopen(
                os.open(logins, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write("\n".join(lines) + "\n")
        self.stdout.write("\nLogins, shown this once:\n  " + "\n  ".join(lines) + "\n")
