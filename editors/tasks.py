"""Tasks of the background worker: bundles that are due, external links, the trash."""

from wagtail.models import Page

from core.checks.external_links import check_external_links, update_external_links
from core.operations.missed_addresses import forget_old_misses
from core.operations.worker import LINKS, PUBLISHING, RETENTION, every
from core.publishing.bundles import publish_what_is_due
from core.publishing.term_removals import forget_old_removals
from core.publishing.trash import empty_bin
from core.row_batches import in_batches

DAY = 24 * 60


@every(PUBLISHING, seconds=15)
def publish_bundles(stopping):
    publish_what_is_due()


@every(LINKS, minutes=10)
def look_at_links_elsewhere(stopping):
    check_external_links(stopping)


@every(LINKS, minutes=DAY)
def note_links_elsewhere(stopping):
    for page in in_batches(Page.objects.live().filter(depth__gt=1).specific(), 50):
        if stopping.is_set():
            return
        update_external_links(page)


@every(RETENTION, minutes=60)
def empty_the_bin(stopping):
    empty_bin()
    forget_old_removals()
    forget_old_misses()
