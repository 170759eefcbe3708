"""Which commits change public pages: every one, except those that are known not to.

Statements are watched where they leave for the database, so that bulk updates, many-to-many rows, moves in the page
tree and raw SQL count like any save. A statement this module does not understand counts as a change.
"""

import re
from functools import lru_cache

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction

from core.page_store.pg_notify import CHANGED, tell_other_hosts
from core.page_store.process_state import generation

READING = (
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
WRITING = re.compile(
    rf"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|DELETE\s+FROM(?:\s+ONLY)?|UPDATE(?:\s+ONLY)?)\s+{NAME}(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
COLUMN = re.compile(r'"(\w+)" = ')

# Apps and models of others that no public page shows.
UNSEEN = {
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
# Columns of live rows that only say something of their drafts.
DRAFTS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision_created_at",
    "latest_revision_id",
    "locked",
    "locked_at",
    "locked_by_id",
}


@lru_cache(1)
def unseen_tables() -> frozenset[str]:
    """Return the tables whose rows no public page shows."""
    unseen = {name.lower() for name in UNSEEN | set(settings.NEVER_ON_PAGES)}
    return frozenset(
        model._meta.db_table.lower()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in unseen or model._meta.label_lower in unseen
    )


def changes_pages(sql: str) -> bool:
    """Tell whether a statement may change what a public page shows."""
    sql = sql.lstrip(" (\n\t")
    if sql[:10].upper().startswith(READING):
        return False
    found = WRITING.match(sql)
    if not found:
        return True
    table = found["table"].lower()
    if table in unseen_tables() or table.startswith("wagtailsearch_"):
        return False
    return not (sql[:6].upper() == "UPDATE" and _sets_only_drafts(found["rest"]))


def _sets_only_drafts(rest: str) -> bool:
    columns = COLUMN.findall(rest.partition(" WHERE ")[0])
    return bool(columns) and DRAFTS.issuperset(columns)


def _found_no_row(sql: str, cursor) -> bool:
    return sql[:6].upper() in {"UPDATE", "DELETE"} and cursor.rowcount == 0


def watch(execute, sql, params, many, context):
    """Run a statement; when it is committed, declare all pages outdated if it may have changed one."""
    result = execute(sql, params, many, context)
    if not changes_pages(sql) or (not many and _found_no_row(sql, context["cursor"])):
        return result
    declare_change(context["connection"])
    return result


def declare_change(connection=None) -> None:
    """Declare all pages outdated when the current transaction is committed, or at once outside of one.

    Needed where a page depends on rows that count as never shown, such as the number of answers to a form, and after
    changes that no process of the site made.
    """
    connection = connection or connections["default"]
    if not connection.in_atomic_block:
        generation().bump()
        tell_other_hosts(connection, CHANGED)
    elif not any(call is pages_changed for _savepoints, call, _robust in connection.run_on_commit):
        # Told within the transaction: other hosts hear of it exactly if it is committed.
        tell_other_hosts(connection, CHANGED)
        transaction.on_commit(pages_changed, using=connection.alias, robust=True)


def pages_changed() -> None:
    """Declare all pages outdated, on this host."""
    generation().bump()


def install(connection, **_kwargs) -> None:
    """Watch a database connection that has just been opened."""
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)
