"""An index over titles and texts together, in which Wagtail searches on PostgreSQL.

Wagtail makes one for titles and one for texts, and neither helps to search in both: every search reads all texts, half a
second for 100,000 pages (https://github.com/wagtail/wagtail/issues/6546). This index can go when Wagtail makes it.
"""

from django.db import migrations

INDEX = "core_search_whole_texts"


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"CREATE INDEX {INDEX} ON wagtailsearch_indexentry USING gin ((title || body))")


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX {INDEX}")


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0021_parts_of_drafts"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(create, remove)]
