"""What keeps tests, and fixtures of a module or of the session, from seeing each other's rows and caches."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache
from django.db import transaction
from django.utils import translation

from core import interface_texts
from core.i18n import digits
from tests.databases import restore_beginning


def forget() -> None:
    """Empty the caches, which may know of rows that are there no more, and forget what a reader chose."""
    cache.clear()
    digits.forget_choice()
    interface_texts.assume_none()


@contextmanager
def rows_for_a_while(blocker) -> Iterator[None]:
    """Let rows be written that are taken back at the end, beside those of a new database."""
    forget()
    with blocker.unblock(), translation.override("en"), transaction.atomic():
        restore_beginning()  # an earlier test of this process may have emptied it
        yield
        transaction.set_rollback(True)
    forget()
