"""What the background worker does for forms."""

from core.operations.worker import RETENTION, every
from forms_app import erasure_list
from forms_app.retention import purge


@every(RETENTION, minutes=60)
def purge_submissions(stopping):
    purge()


@every(RETENTION, minutes=1)
def write_erasure_list(stopping):
    erasure_list.write_out()
