"""All rows of one database in another of any engine: ids stay, each table is counted on both sides.

What a table of the search index holds differs between engines; the index is made anew afterwards.
"""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections, models, transaction

from core.backups.errors import BackupError
from core.backups.snapshot import LEFT_OUT

MADE_ANEW = {"wagtailsearch", "modelsearch"}  # apps whose tables are indexes
BATCH = 500


def copied_models() -> list[type[models.Model]]:
    """Return the models that have a table of their own whose rows are taken along."""
    found = apps.get_models(include_auto_created=True)
    return [
        model
        for model in found
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label not in MADE_ANEW
        and model._meta.db_table not in LEFT_OUT
    ]


def copy_database(source: str, target: str, tell: Callable[[str], object] = str) -> int:
    """Fill the database called `target` with all that `source` holds; return how many rows that were.

    It has all tables and no accounts. On any error it is left as it was.
    """
    found = copied_models()
    with transaction.atomic(using=source), transaction.atomic(using=target):
        _refuse_what_is_used(target)
        _empty(found, target)
        for model in found:
            rows = _copy(model, source, target)
            tell(f"{model._meta.db_table}: {rows}")
        _set_sequences(found, target)
        return _compare(found, source, target)


def _refuse_what_is_used(target: str) -> None:
    people = apps.get_model("core", "User").objects.using(target).exists()
    if people:
        raise BackupError("There are accounts in that database already. Name an empty one.")


def _empty(found: list[type[models.Model]], target: str) -> None:
    """Take away what the migrations put into a new database; the same comes with the copy, under its own ids."""
    connection = connections[target]
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        tables = [model._meta.db_table for model in found]
        if connection.vendor == "postgresql":
            names = ", ".join(connection.ops.quote_name(table) for table in tables)
            cursor.execute(f"TRUNCATE {names} CASCADE")
            return
        for table in tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608  our own names


def _copy(model: type[models.Model], source: str, target: str) -> int:
    """Copy one table; the columns of a parent's table stand in the parent's own turn."""
    fields = model._meta.local_concrete_fields
    copied = 0
    for rows in _batches(model._base_manager.using(source).order_by("pk").iterator(chunk_size=BATCH)):
        # As `loaddata` does it: no time is set anew, no signal is sent, no row is looked for first.
        model._base_manager._insert(rows, fields=fields, using=target, raw=True)  # type: ignore[attr-defined]
        copied += len(rows)
    return copied


def _batches(rows: Iterator[models.Model]) -> Iterator[list[models.Model]]:
    batch: list[models.Model] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _set_sequences(found: list[type[models.Model]], target: str) -> None:
    connection = connections[target]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), found):
            cursor.execute(statement)


def _compare(found: list[type[models.Model]], source: str, target: str) -> int:
    total = 0
    for model in found:
        before, after = (model._base_manager.using(name).count() for name in (source, target))
        if before != after:
            raise BackupError(f"{model._meta.db_table} has {after} rows there instead of {before}. Nothing was kept.")
        total += before
    return total
