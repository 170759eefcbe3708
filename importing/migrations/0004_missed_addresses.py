from django.db import migrations


def move_rows(apps, schema_editor):
    """Old addresses that were missed stand beside those of this site from now on."""
    old = apps.get_model("importing", "MissedAddress")
    new = apps.get_model("core", "MissedAddress")
    new.objects.bulk_create(
        [new(host=row.host, path=row.path, count=row.count, last_on=row.last_on) for row in old.objects.all()],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0019_missed_addresses"),
        ("importing", "0003_indexed_afterwards"),
    ]

    operations = [
        migrations.RunPython(move_rows, migrations.RunPython.noop),
        # The version before still writes the table; a later version drops it.
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="MissedAddress")]),
    ]
