"""In place of Wagtail's command: what must be mended before readers may see it is held back."""

from wagtail.management.commands import publish_scheduled

from core.publishing.blocking import hold_back_what_is_due


class Command(publish_scheduled.Command):
    def handle(self, *args, **options):
        if not options["dryrun"]:
            hold_back_what_is_due()
        super().handle(*args, **options)
