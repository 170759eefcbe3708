"""Erase what nobody may keep any longer."""

from django.core.management.base import BaseCommand

from forms_app.retention import purge


class Command(BaseCommand):
    help = "Erases answers whose time is up, and forgets mails that went out a week ago."

    def handle(self, *, verbosity, **options):
        erased = purge()
        if erased or verbosity > 1:
            self.stdout.write(f"{erased} answers erased.")
