import django.utils.timezone
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    """Take over when calls and reports were published first, as `PutUpMixin.save` does."""
    first = apps.get_model("wagtailcore", "Page").objects.filter(pk=OuterRef("pk")).values("first_published_at")
    for name in ("CallPage", "FestivalReportPage"):
        pages = apps.get_model("campaigns", name).objects
        pages.filter(first_published_at__isnull=False).update(put_up_at=Subquery(first))


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0006_share_image_alt"),
        ("core", "0008_languages"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="callpage",
            name="put_up_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.AddField(
            model_name="festivalreportpage",
            name="put_up_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="callpage",
            index=models.Index(fields=["-put_up_at"], name="call_newly_published"),
        ),
        migrations.AddIndex(
            model_name="festivalreportpage",
            index=models.Index(fields=["-put_up_at"], name="report_newly_published"),
        ),
    ]
