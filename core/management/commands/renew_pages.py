"""Have all public pages made again."""

from django.core.management.base import BaseCommand

from core.page_store.invalidation import invalidate


class Command(BaseCommand):
    help = "Has all public pages made again, after the database was changed by something else than the site."

    def handle(self, **options):
        invalidate()
