"""Report, and with --fix repair, damage in the page tree and among translations."""

from django.core.management.base import BaseCommand, CommandError

from translations import tree_checks


class Command(BaseCommand):
    help = "Looks for damage in the page tree and among translations; --fix repairs what can be repaired."

    def add_arguments(self, parser):
        parser.add_argument("--fix", action="store_true", help="Repair, then look again.")

    def handle(self, *, fix, **options):
        if fix:
            tree_checks.repair()
        found = tree_checks.problems()
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(f"Problems: {len(found)}." + ("" if fix else " --fix repairs what can be repaired."))
        self.stdout.write("The page tree and the translations are in order.")
