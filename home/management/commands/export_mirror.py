from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from home.static_copy import ForeignFolderError, export


class Command(BaseCommand):
    help = "Copies the public site into a folder that needs no server: for a memory stick, or for any other host."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *args, folder, **options):
        try:
            result = export(folder.resolve())
        except ForeignFolderError as error:
            raise CommandError(str(error)) from error
        for address in result.missing:
            self.stderr.write(f"Not in the copy: {address}")
        size = f"{result.files} files, {result.size / 1024 / 1024:.1f} MB"
        changes = f"{result.written} written, {result.deleted} deleted"
        self.stdout.write(f"{size} ({changes}): open {folder / 'index.html'}")
