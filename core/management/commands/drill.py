"""Try whether a backup comes back."""

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from core.operations.records import write_record


class Command(BaseCommand):
    help = (
        "Restores a backup into a throw-away database and directory, says what came back, and deletes it again. The site may "
        "run meanwhile. The dashboard shows when this was last done well."
    )

    def add_arguments(self, parser):
        parser.add_argument("backup", nargs="?", default="latest", help='As for "restore".')
        parser.add_argument("--key", required=True, help='As for "restore".')

    def handle(self, *, backup, key, **options):
        with tempfile.TemporaryDirectory(prefix="drill-", dir=settings.DATA_DIR) as folder, throw_away(folder) as url:
            environment = os.environ | {
                "DATABASE_URL": url,
                "DATA_DIR": folder,
                "ERASURE_LIST": str(settings.ERASURE_LIST),
                "MEDIA_STORAGE": "",
            }
            command = [
                sys.executable,
                settings.BASE_DIR / "manage.py",
                "restore",
                backup,
                f"--key={key}",
                "--verbosity=0",
            ]
            done = subprocess.run(  # noqa: S603  our own words
                command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
            )
        self.stdout.write(done.stdout.strip())
        if done.returncode:
            raise CommandError("The drill failed: this backup would not bring the site back as it was.")
        write_record("drill")
        self.stdout.write("The drill went well; what it made is deleted.")


@contextmanager
def throw_away(folder: str):
    """Give the address of an empty database of the same engine, and delete it afterwards."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{Path(folder) / 'db.sqlite3'}"
        return
    name = f"drill_{uuid4().hex[:12]}"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        yield address_of(name)
    finally:
        with suppress(Exception), connection.cursor() as cursor:  # what it leaves then is named in the server's list
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def address_of(name: str) -> str:
    """Return the address of another database on the same server."""
    from urllib.parse import quote, urlencode

    one = connection.settings_dict
    extra = {key: value for key, value in one["OPTIONS"].items() if key != "connect_timeout"}
    host = one["HOST"]
    query = urlencode(extra | ({"host": host} if host.startswith("/") else {}))
    who = quote(one["USER"]) + (f":{quote(one['PASSWORD'], safe='')}" if one["PASSWORD"] else "")
    where = "" if host.startswith("/") else host + (f":{one['PORT']}" if one["PORT"] else "")
    return f"postgresql://{who}@{where}/{name}" + (f"?{query}" if query else "")
