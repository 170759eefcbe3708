"""Make the pair of keys for backups."""

from pathlib import Path

import pyrage
from django.core.management.base import BaseCommand, CommandError

from core.backups import private_files
from core.backups.errors import BackupError


class Command(BaseCommand):
    help = (
        "Writes a private key into a new file and prints the public key for BACKUP_KEY. Run it on your own computer, or move "
        "the file away from the server: with it everything in the backups can be read, without it nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="The file to make, on no disk of the server.")

    def handle(self, *, file, **options):
        identity = pyrage.x25519.Identity.generate()
        try:
            private_files.refuse_in_code(Path(file))
            with private_files.create(Path(file), new=True) as target:
                target.write(f"# public key: {identity.to_public()}\n{identity}\n".encode())
        except FileExistsError as error:
            raise CommandError(f"{file} is there already, and a key must not be lost. Name another file.") from error
        except BackupError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"BACKUP_KEY={identity.to_public()}")
