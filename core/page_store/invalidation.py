"""Make all pages outdated by every commit, except those that are known to change none.

This looks at the SQL statements that Django executes, so that bulk updates, many-to-many rows, moves in the page tree
and raw SQL count like any save. A statement that is not understood counts as a change.
"""

import re
from functools import lru_cache

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction

from core.page_store.generation import site_generation
from core.page_store.pg_notify import notify_change

READS = (
    "SELECT",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "PRAGMA",
    "ANALYZE",
    "EXPLAIN",
    "SHOW",
    "SET ",
    "BEGIN",
    "NOTIFY",
    "LISTEN",
)
NAME = r'(?:"?\w+"?\.)?["`]?(?P<table>\w+)["`]?'
WRITE = re.compile(
    rf"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|DELETE\s+FROM(?:\s+ONLY)?|UPDATE(?:\s+ONLY)?)\s+{NAME}(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
COLUMN = re.compile(r'"(\w+)" = ')

# Apps and models of packages that no public page shows.
HIDDEN = {
    "admin",
    "auth.permission",
    "contenttypes",
    "sessions",
    "wagtail_localize",
    "wagtailadmin",
    "wagtailcore.comment",
    "wagtailcore.commentreply",
    "wagtailcore.modellogentry",
    "wagtailcore.pagelogentry",
    "wagtailcore.pagesubscription",
    "wagtailcore.referenceindex",
    "wagtailcore.revision",
    "wagtailcore.task",
    "wagtailcore.taskstate",
    "wagtailcore.uploadedfile",
    "wagtailcore.workflowstate",
    "wagtailsearch",
    "wagtailusers",
}
# Columns of pages and snippets that are about their drafts.
DRAFT_COLUMNS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision_created_at",
    "latest_revision_id",
    "locked",
    "locked_at",
    "locked_by_id",
}


@lru_cache(1)
def hidden_tables() -> frozenset[str]:
    """Return the tables whose rows no public page shows."""
    hidden = {name.lower() for name in HIDDEN | set(settings.NEVER_ON_PAGES)}
    return frozenset(
        model._meta.db_table.lower()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in hidden or model._meta.label_lower in hidden
    )


def changes_pages(sql: str) -> bool:
    """Tell whether a statement may change what a public page shows."""
    sql = sql.lstrip(" (\n\t")
    if sql[:10].upper().startswith(READS):
        return False
    found = WRITE.match(sql)
    if not found:
        return True
    table = found["table"].lower()
    if table in hidden_tables() or table.startswith("wagtailsearch_"):
        return False
    return not (sql[:6].upper() == "UPDATE" and _sets_draft_columns_only(found["rest"]))


def _sets_draft_columns_only(rest: str) -> bool:
    columns = COLUMN.findall(rest.partition(" WHERE ")[0])
    return bool(columns) and DRAFT_COLUMNS.issuperset(columns)


def _has_changed_no_row(sql: str, cursor) -> bool:
    return sql[:6].upper() in {"UPDATE", "DELETE"} and cursor.rowcount == 0


def invalidate_on_write(execute, sql, params, many, context):
    """Execute a statement; if it may change a page, make all pages outdated when it is committed."""
    result = execute(sql, params, many, context)
    if not changes_pages(sql) or (not many and _has_changed_no_row(sql, context["cursor"])):
        return result
    invalidate(context["connection"])
    return result


def invalidate(connection=None) -> None:
    """Make all pages outdated when the current transaction is committed, or at once outside of one.

    Call this where a page shows something of tables that are listed as never shown, such as the number of answers to a form, and after
    changes that no process of the site made.
    """
    connection = connection or connections["default"]
    if not connection.in_atomic_block:
        site_generation().bump()
        notify_change(connection)
    elif not any(call is bump_generation for _savepoints, call, _robust in connection.run_on_commit):
        # Inside the transaction: other hosts are notified exactly if it is committed.
        notify_change(connection)
        transaction.on_commit(bump_generation, using=connection.alias, robust=True)


def bump_generation() -> None:
    """Make all pages of this host outdated."""
    site_generation().bump()


def install(connection, **_kwargs) -> None:
    """Look at the statements of a database connection that has just been opened."""
    if invalidate_on_write not in connection.execute_wrappers:
        connection.execute_wrappers.append(invalidate_on_write)
