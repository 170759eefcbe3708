"""In place of Wagtail's command: what must be mended before readers may see it is held back, and a failure holds up nothing else."""

from contextlib import suppress

from django.utils import timezone
from wagtail.management.commands import publish_scheduled
from wagtail.models import Revision

from core.publishing.blocking import hold_back_what_is_due


class Command(publish_scheduled.Command):
    def handle(self, *args, **options):
        if not options["dryrun"]:
            hold_back_what_is_due()
            _publish_each()
        super().handle(*args, **options)


def _publish_each() -> None:
    """Publish what is due; what fails is left to Wagtail's command, which fails there again and says why."""
    for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at"):
        with suppress(Exception):
            revision.publish(log_action="wagtail.publish.scheduled")
