"""Print the counters of the page store."""

from django.core.management.base import BaseCommand

from core.page_store.generation import site_generation


class Command(BaseCommand):
    help = "Prints the generation and the counters of every web process of this host."

    def handle(self, **options):
        self.stdout.write(f"generation {site_generation().number}")
        for one in site_generation().read_counters():
            self.stdout.write(
                f"process {one.process} hits {one.hits} misses {one.misses} stale {one.stale} "
                f"pages {one.pages} bytes {one.size}"
            )
