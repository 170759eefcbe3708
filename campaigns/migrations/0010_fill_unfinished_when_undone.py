"""Give drafts what the version before cannot do without, when it comes back: a day, or no row."""

from django.db import migrations
from django.utils import timezone


def fill(apps, schema_editor):
    today = timezone.localdate()
    for model, name in (("CallPage", "starts_on"), ("CallPage", "ends_on"), ("FestivalReportPage", "starts_on")):
        apps.get_model("campaigns", model).objects.filter(**{name: None}).update(**{name: today})
    for model, name in (
        ("CallPartner", "organisation"),
        ("CallPath", "topic"),
        ("ReportPartner", "organisation"),
        ("ReportTopic", "topic"),
    ):
        apps.get_model("campaigns", model).objects.filter(**{name: None}).delete()


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0009_unfinished_drafts_and_former_seasons")]

    operations = [migrations.RunPython(migrations.RunPython.noop, fill)]
