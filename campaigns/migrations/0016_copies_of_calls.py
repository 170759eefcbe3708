"""Let copies of a call that was not looked through yet know of the season before."""

from django.db import migrations, models


def mark(apps, schema_editor):
    former = apps.get_model("campaigns", "FormerSeason").objects.values("call_id")
    apps.get_model("campaigns", "CallPage").objects.filter(pk__in=former).update(former_season_of=models.F("pk"))


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0015_limit_of_signatures")]

    operations = [
        migrations.AddField(
            model_name="callpage",
            name="former_season_of",
            field=models.PositiveIntegerField(editable=False, null=True),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
