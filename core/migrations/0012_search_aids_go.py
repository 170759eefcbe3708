"""The words of the search index are read from its texts now, so that SQLite needs no list of them.

PostgreSQL keeps pg_trgm, which somebody else may use by now.
"""

from django.db import migrations


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE IF EXISTS core_search_words")


def restore(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS core_search_words USING fts5vocab(wagtailsearch_indexentry_fts, row)"
        )


class Migration(migrations.Migration):

    dependencies = [("core", "0011_user_sessions")]

    operations = [migrations.RunPython(remove, restore)]
