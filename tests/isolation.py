"""What keeps tests, and fixtures of a module or of the session, from seeing each other's rows and caches."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, transaction
from django.utils import translation
from wagtail.models import Page

from core import interface_texts
from core.i18n import digits

BEGINNING = "beginning_"  # of the names of the tables that keep what a new database begins with


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


def restore_beginning() -> None:
    """Fill an emptied database with the rows that a new one has; leave one that has pages as it is."""
    if Page.objects.exists():
        return
    names = connection.introspection.table_names()
    tables = {name: name.removeprefix(BEGINNING) for name in names if name.startswith(BEGINNING)}
    with transaction.atomic(), connection.cursor() as cursor:  # at whose end rows point at each other as they should
        for table in tables.values():
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608  our own names, as below
        for remembered, table in tables.items():
            cursor.execute(f"INSERT INTO {table} SELECT * FROM {remembered}")  # noqa: S608
    ContentType.objects.clear_cache()
