from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("translations", "0001_workbench"),
    ]

    operations = [
        migrations.AddField(
            model_name="version",
            name="own",
            field=models.JSONField(null=True),
        ),
    ]
