"""Take out of the files on the server what uploads have lost since."""

from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from core.files.library import Outcome, clean_all, unnamed_files
from core.files.stored import keepers


class Command(BaseCommand):
    help = (
        "Cleans the pictures and documents that were stored before uploads were cleaned. It may be stopped and run again. "
        "Ends with 1 where a file could not be cleaned."
    )

    def handle(self, **options):
        left = 0
        for model in keepers():
            counts: Counter[Outcome] = Counter()
            for pk, outcome in clean_all(model):
                counts[outcome] += 1
                if outcome in {Outcome.REFUSED, Outcome.MISSING}:
                    self.stderr.write(f"{model._meta.label} {pk}: {outcome}")
            left += counts[Outcome.REFUSED] + counts[Outcome.MISSING]
            said = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome)
            self.stdout.write(f"{model._meta.label}: {said}")
        unnamed = unnamed_files()
        if unnamed:
            self.stdout.write(f"{len(unnamed)} files belong to nothing on the site. Look at them, and delete them:")
            self.stdout.writelines([f"  {name}\n" for name in unnamed])
        if left:
            raise CommandError(f"{left} files stay as they are. Upload another version of them, or delete them.")
