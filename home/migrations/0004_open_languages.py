"""Keep open what readers were offered so far: every language whose front page is published."""

from django.db import migrations


def open_languages(apps, schema_editor):
    OpenLanguage = apps.get_model("core", "OpenLanguage")
    Page = apps.get_model("wagtailcore", "Page")
    for locale_id in Page.objects.filter(depth=2, live=True).values_list("locale_id", flat=True).distinct():
        OpenLanguage.objects.get_or_create(locale_id=locale_id)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0008_languages"),
        ("home", "0003_share_image"),
    ]

    operations = [migrations.RunPython(open_languages, migrations.RunPython.noop)]
