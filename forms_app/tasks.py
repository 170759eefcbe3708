"""What the background worker does for forms."""

from core.operations.worker import every
from forms_app.retention import purge


@every(minutes=60)
def purge_submissions(stopping):
    purge()
