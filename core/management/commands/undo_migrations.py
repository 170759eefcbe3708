"""Remember which migrations a database has seen, and undo those that came later: for an upgrade that goes back."""

import json
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.loader import MigrationLoader


class Command(BaseCommand):
    help = "Undoes the migrations that are not named in a file, which --remember has written before; rows that they changed stay."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--remember", action="store_true", help="Write the file instead.")

    def handle(self, *, file, remember, **options):
        try:
            loader = MigrationLoader(connection)
            if remember:
                file.write_text(json.dumps(sorted(loader.applied_migrations)))
                return
            before = {tuple(name) for name in json.loads(file.read_text())}
            undone = self.undo(loader, before)
        except (DatabaseError, IrreversibleError, OSError) as error:
            raise CommandError(f"The migrations could not be undone: {error}") from error
        self.stdout.write(f"{undone} migrations are undone." if undone else "There was no migration to undo.")

    def undo(self, loader, before) -> int:
        """Take each app back to the last migration it had; the apps that depend on it go along."""
        later = [name for name in loader.graph.nodes if name in loader.applied_migrations and name not in before]
        for app in sorted({app for app, _name in later}):
            call_command("migrate", app, target_of(loader, app, before), verbosity=0, interactive=False)
        return len(later)


def target_of(loader, app: str, before) -> str:
    """Return the last migration of an app that is to stay; "zero" if none is."""
    kept = [name for name in loader.graph.nodes if name[0] == app and name in before]
    leaves = [name for name in kept if not any(child.key in kept for child in loader.graph.node_map[name].children)]
    return leaves[0][1] if leaves else "zero"
