"""What helps to forgive typing errors: pg_trgm on PostgreSQL, a list of the indexed words on SQLite.

PostgreSQL may refuse, since not every owner of a database may install extensions. Then nothing is
lost but the forgiveness, until somebody who may says: CREATE EXTENSION pg_trgm.
"""

from django.db import DatabaseError, migrations, transaction


def install(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS core_search_words USING fts5vocab(wagtailsearch_indexentry_fts, row)"
            )
        elif connection.vendor == "postgresql":
            try:
                with transaction.atomic(using=connection.alias):
                    cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            except DatabaseError as error:
                print(f" (typing errors in searches will not be forgiven: {str(error).strip()})", end="")  # noqa: T201


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE IF EXISTS core_search_words")


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0005_backup_note"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(install, remove)]
