"""What ends the work of a move before its end: it is said on the screen of the move, and no item fails by it."""

import errno

from django.db import DatabaseError
from django.utils.translation import gettext as _

NO_ROOM = {errno.EDQUOT, errno.EFBIG, errno.ENOSPC}
FULL = ("disk is full", "No space left")  # as SQLite and PostgreSQL say it


class InterruptedWorkError(Exception):
    """The work cannot go on; the message says why and what to do."""


def no_room(error: Exception) -> InterruptedWorkError | None:
    """Return what to raise instead of an error that says that the disk is full, None for any other."""
    is_full = isinstance(error, DatabaseError) and any(words in str(error) for words in FULL)
    if not is_full and getattr(error, "errno", None) not in NO_ROOM:
        return None
    return InterruptedWorkError(_("The disk of the server is full. Make room there, then go on: nothing was lost."))
