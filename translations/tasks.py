"""Background tasks of translations."""

from core.operations.worker import TRANSLATIONS, every
from translations import digests, draft_rows, submission


@every(TRANSLATIONS, seconds=5)
def send_to_translators(stopping):
    while not stopping.is_set() and submission.process_batch():
        pass


@every(TRANSLATIONS, seconds=5)
def make_old_drafts_again(stopping):
    while not stopping.is_set() and draft_rows.update_old_drafts():
        pass


@every(TRANSLATIONS, minutes=15)
def tell_what_waits(stopping):
    digests.post_due()
