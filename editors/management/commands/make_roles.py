"""Make the groups people are put into."""

from django.core.management.base import BaseCommand

from editors.roles import make_roles


class Command(BaseCommand):
    help = "Makes the groups of editors, organisers and translators, or sets their rights right again."

    def handle(self, **options):
        make_roles()
        self.stdout.write("The groups have their rights. Put people into them under Settings → Users.")
